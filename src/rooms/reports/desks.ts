import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';

/** Where a person asks for reports from: a district whose data steward they are, or a school that they lead or coordinate. */
export interface Desk {
  id: string;
  name: string;
  kind: 'district' | 'school';
  districtId: string;
}

/** The desks of this person, districts first, by name. */
export async function desksOf({ client, holdings }: Pick<Visit, 'client' | 'holdings'>): Promise<Desk[]> {
  const at = (...roles: string[]) => holdings.filter(({ role }) => roles.includes(role)).map(({ placeId }) => placeId);
  const { rows } = await client.query<Desk>(
    `select o.id, o.name, o.kind, case o.kind when 'district' then o.id else o.parent_id end as "districtId"
     from commons.organization o left join commons.organization d on d.id = o.parent_id
     where (o.kind = 'district' and o.id = any ($1))
       or (o.kind = 'school' and d.kind = 'district' and array[o.id, d.id] && $2::uuid[])
     order by o.kind, o.plain_name, o.id`,
    [at('district data steward'), at('principal', 'community school coordinator')],
  );
  return rows;
}

/** Opens the reports of the desk that the path names, for this transaction; nobody learns of a desk that is not theirs. */
export async function openDesk(visit: Visit): Promise<Desk> {
  const desk = (await desksOf(visit)).find(({ id }) => id === visit.param('place'));
  if (!desk) throw notFound();
  await open(visit, desk, 'reports');
  return desk;
}

/** Opens the exact results as well, where one looks at what a report would hold. Written down like every opening. */
export const openResults = (visit: Visit, desk: Desk): Promise<void> => open(visit, desk, 'results');

async function open({ client }: Visit, { id, kind, districtId }: Desk, what: 'reports' | 'results'): Promise<void> {
  await client.query('select records.open($1, $2, $3)', [
    `${what} of the ${kind}`,
    districtId,
    kind === 'school' ? id : null,
  ]);
}

/** The places that a desk may ask about: the district and its schools, or the one school. */
export async function placesOf(
  { client }: Pick<Visit, 'client'>,
  { id }: Pick<Desk, 'id'>,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await client.query<{ id: string; name: string }>(
    `select id, name from commons.organization where id = $1 or (parent_id = $1 and kind = 'school') order by kind, plain_name, id`,
    [id],
  );
  return rows;
}
