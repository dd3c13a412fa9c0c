import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';

/** A place whose exact results this person may see. */
export interface Place {
  id: string;
  name: string;
  kind: 'district' | 'school';
  districtId: string;
  /** What a steward opens is the district, of which this may be a school; others open one school. */
  opens: 'district' | 'school';
}

/** The places of this person, districts first, by name. */
export async function listPlaces({ client, holdings }: Pick<Visit, 'client' | 'holdings'>): Promise<Place[]> {
  const at = (...roles: string[]) => holdings.filter(({ role }) => roles.includes(role)).map(({ placeId }) => placeId);
  const { rows } = await client.query<Place>(
    `select o.id, o.name, o.kind, case o.kind when 'district' then o.id else o.parent_id end as "districtId",
       case when $1::uuid[] && array[o.id, o.parent_id] then 'district' else 'school' end as opens
     from commons.organization o left join commons.organization d on d.id = o.parent_id
     where (o.kind = 'district' and o.id = any ($1)) or (o.kind = 'school' and d.kind = 'district'
       and (d.id = any ($1) or o.id = any ($2) or d.id = any ($2)))
     order by o.kind, o.plain_name, o.id`,
    [at('district data steward'), at('principal', 'community school coordinator')],
  );
  return rows;
}

/** Opens the results of the place that the path names, for this transaction; nobody learns of a place that is not theirs. */
export async function openPlace(visit: Visit, id = visit.param('place')): Promise<Place> {
  const place = (await listPlaces(visit)).find((each) => each.id === id);
  if (!place) throw notFound();
  await visit.client.query('select records.open($1, $2, $3)', [
    place.opens === 'district' ? 'results of the district' : 'results of the school',
    place.districtId,
    place.opens === 'district' ? null : place.id,
  ]);
  return place;
}
