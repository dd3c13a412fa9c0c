import type pg from 'pg';
import type { Database } from '#ground/db/open.js';
import { keeperScope } from '#ground/db/scope.js';
import { kinds } from './kinds.js';
import { lockDistrict } from './lock.js';

/**
 * Takes the latest import of a district back, as a whole: what it began is gone, what it ended is in force again.
 * @returns its number; nothing where there is none to take back
 */
export function undoLatest(
  database: Database,
  districtId: string,
  by: { personId: string | null } = { personId: null },
): Promise<number | undefined> {
  return keeperScope(database, async ({ client }) => {
    await lockDistrict(client, districtId);
    const { rows } = await client.query<{ number: number }>(
      `update records.import set undone_at = now(), undone_by = $2
       where district_id = $1 and number = (
         select max(number) from records.import where district_id = $1 and undone_at is null)
       returning number`,
      [districtId, by.personId],
    );
    const number = rows[0]?.number;
    if (number !== undefined) await takeBack(client, districtId, number);
    return number;
  });
}

async function takeBack(client: pg.ClientBase, districtId: string, number: number): Promise<void> {
  for (const { name } of kinds.toReversed()) {
    await client.query(`delete from records.${name} where district_id = $1 and began = $2`, [districtId, number]);
    await client.query(`update records.${name} set ended = null where district_id = $1 and ended = $2`, [
      districtId,
      number,
    ]);
  }
}
