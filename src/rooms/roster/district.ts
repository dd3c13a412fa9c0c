import type { Database } from '#ground/db/open.js';

/** The district that somebody names by its NCES id, its id here, or the name that it alone has. */
export async function findDistrict(database: Database, given: string): Promise<string | undefined> {
  const { rows } = await database.pool('keeper').query<{ id: string }>(
    `select o.id from commons.organization o left join commons.external_id e on e.organization_id = o.id and e.system = 'nces'
     where o.kind = 'district' and (e.value = $1 or o.plain_name = commons.plain($1) or o.id::text = $1)`,
    [given],
  );
  return rows.length === 1 ? rows[0]!.id : undefined;
}
