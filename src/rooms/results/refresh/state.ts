import type { Scope } from '#ground/db/scope.js';
import { fingerprintOf, listIndicators } from '../indicators/indicator.js';

/** SQL: what the results of the district `i.district_id` rest on. $1: the definitions' fingerprint. */
const state = `concat_ws(' ', $1::text, max(number) filter (where undone_at is null), max(committed_at), max(undone_at))`;

/** A district with records, and whether its results were counted from other imports or definitions than those in force. */
export interface DistrictState {
  id: string;
  name: string;
  changed: boolean;
}

export async function districtStates(
  scope: Pick<Scope, 'client'>,
  only: string | null = null,
): Promise<DistrictState[]> {
  const { rows } = await scope.client.query<DistrictState>(
    `select o.id, o.name, now_is.state is distinct from done.state as changed
     from (select i.district_id, ${state} as state from records.import i group by i.district_id) now_is
     join commons.organization o on o.id = now_is.district_id
     left join records.result_refresh done on done.district_id = o.id
     where $2::uuid is null or o.id = $2 order by o.id`,
    [fingerprintOf(await listIndicators(scope)), only],
  );
  return rows;
}

/** To be read before anything is counted: what is committed meanwhile is then found the next time. */
export async function readState(
  { client }: Pick<Scope, 'client'>,
  district: string,
  definitions: string,
): Promise<string> {
  const { rows } = await client.query<{ state: string }>(
    `select ${state} as state from records.import i where district_id = $2`,
    [definitions, district],
  );
  return rows[0]!.state;
}

export async function rememberState({ client }: Pick<Scope, 'client'>, district: string, read: string): Promise<void> {
  await client.query(
    `insert into records.result_refresh (district_id, state) values ($1, $2)
     on conflict (district_id) do update set state = excluded.state, refreshed_at = now()`,
    [district, read],
  );
}
