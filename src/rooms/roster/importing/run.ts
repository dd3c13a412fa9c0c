import { basename } from 'node:path';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { SchoolYear } from '#engines/roster/index.js';
import type { Database } from '#ground/db/open.js';
import { keeperScope } from '#ground/db/scope.js';
import { JobRefused } from '#ground/jobs/job.js';
import type { ImportProblemCode } from '../problem.js';
import { openExport, type OpenedExport } from '../reading/export.js';
import { type Survey, survey } from '../reading/survey.js';
import { apply } from './apply.js';
import { compare, endsMany, type Outlook } from './compare.js';
import { gather, type Work } from '../gathering/gather.js';
import { lockDistrict } from './lock.js';
import { type ImportPlan, isSamePlan, planOf, plannedFiles } from './plan.js';
import { openProblemLog, type ProblemLog } from './problem-log.js';
import { settle } from '../gathering/settle.js';
import type { Seen } from '../said/sightings.js';
import { outdatePages, sayAll } from '../said/keep.js';
import { type Said, saidLater, whatWasSaid } from '../said/said.js';

export interface ImportOptions {
  districtId: string;
  sourceSystem: string;
  /** As given where the export says nothing of it. */
  year?: SchoolYear | undefined;
  /** Go on although many students or enrolments would end. */
  acceptEndings?: boolean;
  /** Import although rows had to be left out. */
  acceptRefusals?: boolean;
  /** Nobody looks on: what nobody has explained stops it too. */
  isAlone?: boolean;
  /** What is said with this import, before what was said earlier; kept when it goes in. */
  said?: Said | undefined;
  /** As it was looked at: refused where files would be read otherwise now. */
  planned?: ImportPlan | undefined;
  /** Look, and change nothing. */
  dryRun?: boolean;
  progress(done: number, step: string): void;
}

export type Refusal = 'nothing to read' | 'no school year' | 'many would end' | 'rows left out' | 'not understood';

export interface ImportReport {
  id: string;
  /** Why nothing was changed; nothing where it was, or where nothing was to be. */
  refused?: Refusal;
  found: Survey['found'];
  /** What people said of files of this system, this time or earlier. */
  said: Said;
  year?: SchoolYear;
  outlook?: Outlook;
  seen?: Seen;
  /** The number of the import within the district, once it is in. */
  number?: number;
  /** Rows that were read. */
  rows: number;
  problems: ReadonlyMap<ImportProblemCode, number>;
}

/**
 * Imports student records from a ZIP, a folder or a file on disk: all of it, or nothing where something must be decided first.
 * @throws {ZipRefused} for a ZIP that is not opened
 */
export async function importRecords(database: Database, path: string, options: ImportOptions): Promise<ImportReport> {
  const source = await openExport(path);
  const id = uuidv7();
  try {
    await database
      .pool('keeper')
      .query('insert into records.import (district_id, id, source_system, file_name) values ($1, $2, $3, $4)', [
        options.districtId,
        id,
        options.sourceSystem,
        basename(path),
      ]);
    return await tryImport(database, id, source, options);
  } finally {
    source.close();
  }
}

/**
 * Looks at an import that was begun, and goes through with it unless only that was asked, or something must be decided first.
 * @throws {JobRefused} where its files would be read otherwise than when they were looked at
 */
export async function tryImport(
  database: Database,
  id: string,
  source: OpenedExport,
  options: ImportOptions,
): Promise<ImportReport> {
  const { districtId, sourceSystem } = options;
  const log = await database.connect('keeper');
  try {
    const said = saidLater(await whatWasSaid(log, districtId, sourceSystem), options.said);
    const seen = await survey(source, said, (file) => options.progress(0, file));
    const year = options.year ?? seen.year;
    const plan = year && planOf(seen, said, year);
    if (options.planned && !(plan && isSamePlan(plan, options.planned))) throw new JobRefused('meant otherwise');
    const problems = await openProblemLog(log, districtId, id);
    for (const problem of seen.problems) problems.report(problem);
    const report: ImportReport = {
      id,
      found: seen.found,
      said,
      rows: 0,
      problems: problems.counts,
      ...(year && { year }),
    };
    if (plannedFiles(seen, []).length === 0) report.refused = 'nothing to read';
    else if (!plan) report.refused = 'no school year';
    else await attempt(database, { source, plan, districtId, sourceSystem }, problems, options, report);
    await problems.end();
    await log.query(
      `update records.import set found = $3, plan = $4, outlook = $5, refused = $6, seen = $7, looked_at = now() where district_id = $1 and id = $2`,
      [
        districtId,
        id,
        JSON.stringify(seen.found),
        plan && JSON.stringify(plan),
        report.outlook && JSON.stringify(report.outlook),
        report.refused,
        report.seen && JSON.stringify(report.seen),
      ],
    );
    return report;
  } finally {
    await log.end();
  }
}

/** For sorting and joining what is staged: with the server’s own few megabytes it goes through files. */
const workMemory = '64MB';

/** Everything in one transaction, which comes to nothing unless all is well. */
async function attempt(
  database: Database,
  work: Work,
  problems: ProblemLog,
  options: ImportOptions,
  report: ImportReport,
): Promise<void> {
  const kept = await keeperScope(database, async ({ client }) => {
    await lockDistrict(client, work.districtId);
    await client.query(`set local work_mem = '${workMemory}'`);
    const { report: tell } = problems;
    const progress = (rows: number, file: string) => options.progress(rows, file);
    const { rows, schools, seen } = await gather(client, work, { report: tell, progress });
    report.rows = rows;
    report.seen = seen;
    options.progress(rows, 'comparing');
    await settle(client, work);
    report.outlook = await compare(client, work);
    const refused = refusalOf(report.outlook, seen, problems, options);
    if (refused) report.refused = refused;
    if (refused || options.dryRun) throw new NothingKept();
    options.progress(rows, 'writing');
    const number = await nextNumber(client, work.districtId, report.id);
    await apply(client, work, report.outlook, number);
    await remember(client, work, schools.matched());
    if (options.said) {
      await sayAll({ client, ...work, by: null }, options.said);
      await outdatePages({ client, ...work }, report.id);
    }
    return number;
  }).catch((error: unknown) => {
    if (error instanceof NothingKept) return undefined;
    throw error;
  });
  if (kept !== undefined) report.number = kept;
}

/** Rolls the transaction back; nothing went wrong. */
class NothingKept extends Error {}

function refusalOf(outlook: Outlook, seen: Seen, { counts }: ProblemLog, options: ImportOptions): Refusal | undefined {
  if (endsMany(outlook) && !options.acceptEndings) return 'many would end';
  const isIncomplete = [...counts.keys()].some((code) => ['quote-not-closed', 'xml-broken'].includes(code));
  if (isIncomplete && !options.acceptRefusals) return 'rows left out';
  return options.isAlone && !isUnderstood(seen, counts) ? 'not understood' : undefined;
}

const isUnderstood = ({ codes, schools }: Seen, counts: ProblemLog['counts']): boolean =>
  codes.every(({ isKnown }) => isKnown) &&
  schools.every(({ school }) => school !== undefined) &&
  !counts.has('file-unknown') &&
  !counts.has('column-missing');

async function nextNumber(client: pg.ClientBase, districtId: string, importId: string): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `update records.import set committed_at = now(), number = (
       select coalesce(max(number), 0) + 1 from records.import where district_id = $1)
     where district_id = $1 and id = $2 returning number`,
    [districtId, importId],
  );
  return rows[0]!.number;
}

/** What was found by id or name; what a person said of an id stands. */
async function remember(
  client: pg.ClientBase,
  { districtId, sourceSystem }: Work,
  schools: readonly [source: string, id: string | null][],
): Promise<void> {
  await client.query(
    `insert into records.school_id (district_id, source_system, source_id, school_id)
     select $1, $2, source, school from unnest($3::text[], $4::uuid[]) as found (source, school)
     on conflict (district_id, source_system, source_id) do update set school_id = excluded.school_id
     where school_id.said_at is null`,
    [districtId, sourceSystem, schools.map(([source]) => source), schools.map(([, id]) => id)],
  );
}
