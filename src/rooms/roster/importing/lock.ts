import type pg from 'pg';

/** One import of a district at a time: a second waits until the transaction of the first is over. */
export async function lockDistrict(client: pg.ClientBase, districtId: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('records of ' || $1, 0))`, [districtId]);
}
