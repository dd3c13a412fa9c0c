import type { Scope } from '#ground/db/scope.js';

export interface Counts {
  schools: number;
  districts: number;
}

/** How many open schools and districts the directory holds. */
export async function countPlaces({ client }: Pick<Scope, 'client'>): Promise<Counts> {
  const { rows } = await client.query<Counts>(
    `select count(*) filter (where kind = 'school')::int as schools, count(*) filter (where kind = 'district')::int as districts
     from commons.organization where kind in ('school', 'district') and closed_on is null`,
  );
  return rows[0]!;
}
