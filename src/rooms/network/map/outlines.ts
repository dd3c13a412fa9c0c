import type { Geometry } from 'geojson';
import {
  type Bounds,
  boundsOfView,
  detailFor,
  drawOutline,
  type DrawnOutline,
  type View,
} from '#engines/cartography/index.js';
import type { Scope } from '#ground/db/scope.js';

export interface District extends DrawnOutline {
  id: string;
  ncesId: string | null;
  name: string;
}

/** So many outlines are enough: seen from farther, the largest stand for all. */
const mostOutlines = 400;

/** The outlines of the districts in view, the largest first. */
export async function outlinesIn({ client }: Pick<Scope, 'client'>, view: View): Promise<District[]> {
  const { west, south, east, north } = boundsOfView(view);
  const { rows } = await client.query<{ id: string; name: string; ncesId: string | null; shape: Geometry }>(
    `select o.id, o.name, shape, (select min(value) from commons.external_id where organization_id = o.id and system = 'nces') as "ncesId"
     from commons.outline l join commons.organization o on o.id = l.organization_id
     where l.detail = $1 and l.bounds && box(point($2, $3), point($4, $5)) and o.closed_on is null
     order by area(l.bounds) desc limit $6`,
    [detailFor(view.zoom), west, south, east, north, mostOutlines],
  );
  return rows.flatMap(({ shape, ...district }) => {
    const drawn = drawOutline(shape, view);
    return drawn ? [{ ...district, ...drawn }] : [];
  });
}

/** The bounds of a district's outline; undefined when we have none. */
export async function boundsOfDistrict({ client }: Pick<Scope, 'client'>, id: string): Promise<Bounds | undefined> {
  const { rows } = await client.query<Bounds>(
    `select (bounds[1])[0] as west, (bounds[1])[1] as south, (bounds[0])[0] as east, (bounds[0])[1] as north from commons.outline where organization_id = $1 and detail = 2`,
    [id],
  );
  return rows[0];
}

/** The bounds of all outlines together; undefined when we have none. */
export async function boundsOfOutlines({ client }: Pick<Scope, 'client'>): Promise<Bounds | undefined> {
  const { rows } = await client.query<{ west: number | null; south: number; east: number; north: number }>(
    `select min((bounds[1])[0]) as west, min((bounds[1])[1]) as south, max((bounds[0])[0]) as east, max((bounds[0])[1]) as north from commons.outline where detail = 1`,
  );
  const [found] = rows;
  return found && found.west !== null ? { ...found, west: found.west } : undefined;
}
