import { z } from 'zod';
import { boundsAround, type Bounds, fit, leastZoom, mostZoom, type View } from '#engines/cartography/index.js';
import type { Visit } from '#ground/http/visit.js';
import { findOrganization } from '../organization.js';
import { listQuery, narrowingOf } from '../lists/query.js';
import { narrow } from '../search.js';
import { boundsOfDistrict, boundsOfOutlines } from './outlines.js';

const pageSize = { width: 800, height: 700 };
/** What the map shows when it holds places all over the country, or none at all. */
const wholeCountry: Bounds = { west: -125, south: 24.4, east: -66.5, north: 49.6 };
const widestDegrees = 70;

const coordinate = (least: number, most: number) => z.coerce.number().min(least).max(most).optional().catch(undefined);

export const mapQuery = listQuery.extend({
  lat: coordinate(-80, 80),
  lon: coordinate(-180, 180),
  zoom: coordinate(leastZoom, mostZoom),
  around: z.string().max(40).optional(),
});
export type MapQuery = z.output<typeof mapQuery>;

/** The view that an address asks for: a place, the surroundings of a district, or else all that it narrows to. */
export async function viewOf(visit: Visit, query: MapQuery, size = pageSize): Promise<View> {
  const { lat, lon, zoom, around } = query;
  if (lat !== undefined && lon !== undefined && zoom !== undefined)
    return { ...size, latitude: lat, longitude: lon, zoom };
  const district = around ? await findOrganization(visit, around) : undefined;
  const bounds =
    (district && (await boundsOfDistrict(visit, district.id))) ?? (await boundsOfAll(visit, query)) ?? wholeCountry;
  return fit(bounds.east - bounds.west > widestDegrees ? wholeCountry : bounds, size, 13);
}

/** The schools that the address narrows to; with the outlines of all districts where it narrows nothing. */
async function boundsOfAll(visit: Visit, query: MapQuery): Promise<Bounds | undefined> {
  const schools = await boundsOfSchools(visit, query);
  const { q, place, district, level, sector, stage } = query;
  if (q || place || district || level || sector || stage) return schools;
  const outlines = await boundsOfOutlines(visit);
  return boundsAround([schools, outlines].filter((each) => each !== undefined));
}

async function boundsOfSchools(visit: Visit, query: MapQuery): Promise<Bounds | undefined> {
  const { where, values } = await narrow(visit, narrowingOf('school', query));
  const { rows } = await visit.client.query<Record<keyof Bounds, number | null>>(
    `select min(o.longitude) as west, min(o.latitude) as south, max(o.longitude) as east, max(o.latitude) as north from commons.organization o where ${where}`,
    values,
  );
  const [found] = rows;
  return found?.west === null || !found ? undefined : boundsAround([found as Bounds]);
}

/** The part of an address that names a view, rounded to what can be seen. */
export function viewParameters({ latitude, longitude, zoom }: View): Record<string, string> {
  const decimals = Math.max(2, Math.round(zoom / 2.5));
  return { lat: latitude.toFixed(decimals), lon: longitude.toFixed(decimals), zoom: zoom.toFixed(2) };
}
