import type { Scope } from '#ground/db/scope.js';
import { fingerprintOf, listIndicators } from '../indicators/indicator.js';
import { countCells } from './cells.js';
import { findExtents } from './extents.js';
import { readState, rememberState } from './state.js';
import { countStudentYears } from './student-years.js';

/** What a refresh counted again. */
export interface Refreshed {
  /** Schools × years. */
  schoolYears: number;
}

/**
 * Counts the results of a district again where its records changed since they were last counted; everywhere with `all`. One
 * transaction of the keeper: killed at any moment, nothing has changed.
 */
export async function refreshResults(
  scope: Pick<Scope, 'client'>,
  district: string,
  { all = false, progress = () => {} }: { all?: boolean; progress?: (done: number, total: number) => void } = {},
): Promise<Refreshed> {
  const { client } = scope;
  // Two refreshes at once would each write the other's cells.
  await client.query(`select pg_advisory_xact_lock(hashtextextended('refresh-results ' || $1, 0))`, [district]);
  await client.query(`set local work_mem = '128MB'`);
  const indicators = await listIndicators(scope);
  const definitions = fingerprintOf(indicators);
  const state = await readState(scope, district, definitions);
  await findExtents(scope, district, definitions, all);
  await client.query('analyze extent');
  await removeGone(scope, district);
  const { rows } = await client.query<{ year: number; schools: number }>(
    `select year, count(*) filter (where lives)::integer as schools from extent where stale group by year order by year`,
  );
  for (const [index, { year }] of rows.entries()) {
    progress(index, rows.length);
    await countStudentYears(scope, district, year);
    await countCells(scope, district, year, indicators);
  }
  await remember(scope, district, definitions);
  await rememberState(scope, district, state);
  await client.query('drop table extent');
  return { schoolYears: rows.reduce((sum, { schools }) => sum + schools, 0) };
}

/** Results of schools and years of which no records are in force any more. */
async function removeGone({ client }: Pick<Scope, 'client'>, district: string): Promise<void> {
  // The district's own results of such a year are counted again too, or go with its last school.
  await client.query(
    `insert into extent (school_id, year, import, lives, running, stale)
     select place_id, year, 0, false, false, true from records.result_extent k
     where district_id = $1 and place_id <> $1
       and not exists (select from extent where extent.school_id = k.place_id and extent.year = k.year)`,
    [district],
  );
  for (const [table, place] of [
    ['student_year', 'school_id'],
    ['result', 'place_id'],
    ['result_extent', 'place_id'],
  ])
    await client.query(
      `delete from records.${table} t using extent
       where t.district_id = $1 and t.${place} = extent.school_id and t.year = extent.year and stale`,
      [district],
    );
}

async function remember({ client }: Pick<Scope, 'client'>, district: string, definitions: string): Promise<void> {
  await client.query(
    `insert into records.result_extent (district_id, place_id, year, as_of, running, import, definitions)
     select $1, school_id, year, as_of, running, import, $2 from extent where stale and lives`,
    [district, definitions],
  );
  await client.query('delete from records.result_extent where district_id = $1 and place_id = $1', [district]);
  await client.query(
    `insert into records.result_extent (district_id, place_id, year, as_of, running, import, definitions, computed_at)
     select $1, $1, year, max(as_of), bool_or(running), max(import), $2, max(computed_at)
     from records.result_extent where district_id = $1 group by year`,
    [district, definitions],
  );
}
