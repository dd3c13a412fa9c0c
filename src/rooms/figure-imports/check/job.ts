import { keeperScope, type Scope } from '#ground/db/scope.js';
import { type Job, JobRefused } from '#ground/jobs/job.js';
import { FileRefused } from '../file/decode.js';
import { type FigureImport, findImport, tableOf } from '../import.js';
import { type Checked, type CheckedCell, checkImport } from './check.js';

/** Works out what would come of an import, so that a person can look before anything is shown. May be killed at any time. */
export const checkFigures: Job = {
  name: 'check-figures',
  run: ({ database, subject, progress }) =>
    keeperScope(database, async (scope) => {
      const found = await findImport(scope, subject);
      if (!found?.mapping) throw new JobRefused('not-settled');
      if (found.publishedAs) return;
      progress(0, 2, 'deciding');
      await keepCheck(scope, found, await checkedOf(scope, found));
      progress(2, 2);
    }),
};

/** Reads and checks an import. Throws JobRefused for a file that is no table. */
export async function checkedOf(scope: Scope, found: FigureImport): Promise<Checked> {
  try {
    const { table } = await tableOf(scope, found.fileId);
    return await checkImport(scope, found, table, await withinOf(scope, found.placeId));
  } catch (error) {
    if (error instanceof FileRefused) throw new JobRefused(error.code);
    if (error instanceof RangeError) throw new JobRefused('mapping-does-not-fit');
    throw error;
  }
}

/** A district's import is about its own schools; the network's about every place. */
async function withinOf({ client }: Scope, placeId: string): Promise<string | null> {
  const { rows } = await client.query<{ kind: string }>('select kind from commons.organization where id = $1', [
    placeId,
  ]);
  return rows[0]?.kind === 'network' ? null : placeId;
}

/** Keeps the decision about every cell, in place of what an earlier check decided. */
export async function keepCheck(
  { client }: Scope,
  { id, version }: FigureImport,
  { cells, outcome, ledger }: Checked,
): Promise<void> {
  await client.query('delete from commons.figure_cell where import_id = $1', [id]);
  await client.query(
    `insert into commons.figure_cell (import_id, line, column_name, row_key, place_id, parent_id, measure, "group", year, value, mark, decision, sums, low, high)
     select $1, line, "column", row, place, parent, measure, "group", year, value, mark, decision, sums, low, high
     from jsonb_to_recordset($2) as cell (line int, "column" text, row text, place uuid, parent uuid, measure text, "group" text, year text,
       value double precision, mark text, decision text, sums text[], low double precision,
       high double precision)`,
    [id, JSON.stringify(cells satisfies CheckedCell[])],
  );
  await client.query(
    `insert into commons.figure_check (import_id, version, outcome, ledger) values ($1, $2, $3, $4)
     on conflict (import_id) do update set version = excluded.version, outcome = excluded.outcome, ledger = excluded.ledger, checked_at = now()`,
    [id, version, JSON.stringify(outcome), ledger],
  );
}
