import type pg from 'pg';
import type { Plan } from '../plan.js';
import { differs, facts, inReach } from './compare.js';
import { addDistricts } from './districts.js';
import { drawOutlines } from './outlines.js';

/** What an import did. */
export interface Outcome {
  added: number;
  changed: number;
  closed: number;
  reopened: number;
  newDistricts: number;
  shapes: number;
}

/** Writes `incoming` into the directory: all of it or, when the transaction fails, nothing. Doing it again changes nothing. */
export async function apply(client: pg.ClientBase, plan: Plan, closeMissing: boolean): Promise<Outcome> {
  const run = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rowCount ?? 0;
  const { source, asOf, subject } = plan;
  await makeRoom(client);
  const newDistricts = plan.addDistricts && subject === 'school' ? await addDistricts(client, plan) : 0;
  const changed = await run(
    `update commons.organization o set ${facts.map(([column, value]) => `${column} = ${value}`).join(', ')}, source = $1, as_of = $2, updated_at = now()
     from incoming i where i.match_id = o.id and (${differs})`,
    [source, asOf],
  );
  const closed =
    (await run(
      'update commons.organization o set closed_on = $1, updated_at = now() from incoming i where i.match_id = o.id and i.closed and o.closed_on is null',
      [asOf],
    )) +
    (closeMissing
      ? await run(
          `update commons.organization o set closed_on = $2, updated_at = now() where ${inReach} and not exists (select from incoming i where i.match_id = o.id)`,
          [subject, asOf],
        )
      : 0);
  const reopened = await run(
    'update commons.organization o set closed_on = null, updated_at = now() from incoming i where i.match_id = o.id and i.closed = false and o.closed_on is not null',
  );
  // What was found again as we knew it is as fresh as the file.
  await run(
    'update commons.organization o set source = $1, as_of = $2 from incoming i where i.match_id = o.id and (o.source is distinct from $1 or o.as_of is distinct from $2)',
    [source, asOf],
  );
  const added = await run(
    `insert into commons.organization (id, kind, parent_id, name, street, city, state, zip, latitude, longitude, phone, website, sector, level, grade_low, grade_high, source, as_of)
     select new_id, $1, district_id, name, street, city, state, zip, latitude, longitude, phone, website, sector, level, grade_low, grade_high, $2, $3
     from incoming where match_id is null and closed is not true`,
    [subject, source, asOf],
  );
  await run(
    `insert into commons.external_id (organization_id, system, value)
     select new_id, id_system, id_value from incoming where id_value is not null and match_id is null and closed is not true on conflict do nothing`,
  );
  // A place found by its name gets the id that the file gives it; one found by its id has it.
  await run(
    `insert into commons.external_id (organization_id, system, value)
     select match_id, id_system, id_value from incoming i where id_value is not null and match_id is not null
       and not exists (select from commons.external_id e where e.organization_id = i.match_id and e.system = i.id_system)
     on conflict do nothing`,
  );
  await run(
    'update incoming set match_id = new_id where match_id is null and closed is not true and shape is not null',
  );
  const shapes = await drawOutlines(client);
  if (added + changed > 0) await prepareForSearch(client);
  return { added, changed, closed, reopened, newDistricts, shapes };
}

/** Room to sort and to merge indexes in memory. For this transaction alone. */
async function makeRoom(client: pg.ClientBase): Promise<void> {
  await client.query(`set local work_mem = '64MB'; set local gin_pending_list_limit = '32MB'`);
}

/** The planner must know of a hundred thousand new rows, and the index of words hold them, before the first visitor searches. */
async function prepareForSearch(client: pg.ClientBase): Promise<void> {
  await client.query('analyze commons.organization, commons.external_id');
  await client.query(
    `select gin_clean_pending_list('commons.organization_words'), gin_clean_pending_list('commons.directory_word_spelling')`,
  );
}
