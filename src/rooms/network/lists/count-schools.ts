import type { Scope } from '#ground/db/scope.js';

/** How many open schools districts have, and how many of these are affiliated. */
export async function countSchools(
  { client }: Pick<Scope, 'client'>,
  districts: readonly string[],
): Promise<Map<string, { schools: number; affiliated: number }>> {
  const { rows } = await client.query<{ id: string; schools: number; affiliated: number }>(
    `select o.parent_id as id, count(*)::int as schools, count(a.id)::int as affiliated
     from commons.organization o left join commons.affiliation a on a.organization_id = o.id and a.until is null
     where o.parent_id = any ($1) and o.kind = 'school' and o.closed_on is null group by o.parent_id`,
    [districts],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
