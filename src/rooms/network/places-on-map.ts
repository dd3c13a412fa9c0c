import { fit, type View } from '#engines/cartography/index.js';
import type { Scope } from '#ground/db/scope.js';
import { type District, outlinesIn } from './map/outlines.js';
import { schoolsWhere, type SchoolPoint } from './map/points.js';

/** Some schools as points over the outlines of the districts around them. */
export interface PlacesOnMap {
  view: View;
  districts: District[];
  schools: SchoolPoint[];
}

const closest = 13;
/** Pixels around the outermost points. */
const margin = 40;

/** Where these schools (by id) lie, as near as all of them can be seen; undefined where that is not known of any. */
export async function placesOnMap(
  scope: Pick<Scope, 'client'>,
  ids: readonly string[],
  size: Pick<View, 'width' | 'height'>,
): Promise<PlacesOnMap | undefined> {
  const { rows } = await scope.client.query<{ west: number | null; south: number; east: number; north: number }>(
    `select min(longitude) as west, min(latitude) as south, max(longitude) as east, max(latitude) as north
     from commons.organization where id = any ($1) and kind = 'school' and latitude is not null and longitude is not null`,
    [ids],
  );
  const [found] = rows;
  if (!found || found.west === null) return undefined;
  const inner = { width: size.width - 2 * margin, height: size.height - 2 * margin };
  const view = { ...fit({ ...found, west: found.west }, inner, closest), ...size };
  const known = `o.id = any ($1) and o.kind = 'school' and o.map_x is not null and o.map_y is not null`;
  return { view, districts: await outlinesIn(scope, view), schools: await schoolsWhere(scope, view, known, [ids]) };
}
