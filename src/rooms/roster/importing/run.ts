import { basename } from 'node:path';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { SchoolYear } from '#engines/roster/index.js';
import type { Database } from '#ground/db/open.js';
import { keeperScope } from '#ground/db/scope.js';
import type { ImportProblemCode } from '../problem.js';
import { openExport, type OpenedExport } from '../reading/export.js';
import { type Survey, survey } from '../reading/survey.js';
import { apply } from './apply.js';
import { compare, endsMany, type Outlook } from './compare.js';
import { gather, type Work } from '../gathering/gather.js';
import { lockDistrict } from './lock.js';
import type { ImportPlan } from './plan.js';
import { openProblemLog, type ProblemLog } from './problem-log.js';
import { settle } from '../gathering/settle.js';

export interface ImportOptions {
  districtId: string;
  sourceSystem: string;
  /** As given where the export says nothing of it. */
  year?: SchoolYear | undefined;
  /** Go on although many students or enrolments would end. */
  acceptEndings?: boolean;
  /** Import although rows had to be left out. */
  acceptRefusals?: boolean;
  /** Look, and change nothing. */
  dryRun?: boolean;
  progress(done: number, step: string): void;
}

export type Refusal = 'nothing to read' | 'no school year' | 'many would end' | 'rows left out';

export interface ImportReport {
  id: string;
  /** Why nothing was changed; nothing where it was, or where nothing was to be. */
  refused?: Refusal;
  found: Survey['found'];
  year?: SchoolYear;
  outlook?: Outlook;
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

/** Looks at an import that was begun, and goes through with it unless only that was asked, or something must be decided first. */
export async function tryImport(
  database: Database,
  id: string,
  source: OpenedExport,
  options: ImportOptions,
): Promise<ImportReport> {
  const { districtId, sourceSystem } = options;
  const log = await database.connect('keeper');
  try {
    const seen = await survey(source, (file) => options.progress(0, file));
    const problems = await openProblemLog(log, districtId, id);
    for (const problem of seen.problems) problems.report(problem);
    const year = options.year ?? seen.year;
    const report: ImportReport = { id, found: seen.found, rows: 0, problems: problems.counts, ...(year && { year }) };
    const files = plannedFiles(seen);
    let plan: ImportPlan | undefined;
    if (files.length === 0) report.refused = 'nothing to read';
    else if (!year) report.refused = 'no school year';
    else {
      const usersAreStudents = !seen.problems.some(({ code }) => code === 'roles-in-another-file');
      plan = { files, year, usersAreStudents };
      await attempt(database, { source, plan, districtId, sourceSystem }, problems, options, report);
    }
    await problems.end();
    await log.query(
      `update records.import set found = $3, plan = $4, outlook = $5, refused = $6, looked_at = now() where district_id = $1 and id = $2`,
      [
        districtId,
        id,
        JSON.stringify(seen.found),
        plan && JSON.stringify(plan),
        report.outlook && JSON.stringify(report.outlook),
        report.refused,
      ],
    );
    return report;
  } finally {
    await log.end();
  }
}

/** Files that lack what their kind needs are told of and left out. Roles tell of enrolment only where nothing else does. */
function plannedFiles({ parts, found, problems }: Survey): ImportPlan['files'] {
  const broken = new Set(problems.filter(({ code }) => code === 'column-missing').map(({ file }) => file));
  const isRoles = (path: string) => /(?:^|[/\\])roles\.csv$/iu.test(path);
  const hasEnrolments = found.files.some(({ path, kind }) => kind === 'enrolment' && !isRoles(path));
  return found.files.flatMap(({ path, kind, extent, columns }) => {
    const { header, encoding, delimiter } = parts.find((part) => part.path === path)!;
    if (!kind || broken.has(path) || (hasEnrolments && isRoles(path))) return [];
    return [{ path, kind, extent, columns, header, encoding, delimiter }];
  });
}

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
    const { report: tell } = problems;
    const progress = (rows: number, file: string) => options.progress(rows, file);
    const { rows, schools } = await gather(client, work, { report: tell, progress });
    report.rows = rows;
    options.progress(rows, 'comparing');
    await settle(client, work);
    report.outlook = await compare(client, work);
    const refused = refusalOf(report.outlook, problems, options);
    if (refused) report.refused = refused;
    if (refused || options.dryRun) throw new NothingKept();
    options.progress(rows, 'writing');
    const number = await nextNumber(client, work.districtId, report.id);
    await apply(client, work, number);
    await remember(client, work, schools.matched());
    return number;
  }).catch((error: unknown) => {
    if (error instanceof NothingKept) return undefined;
    throw error;
  });
  if (kept !== undefined) report.number = kept;
}

/** Rolls the transaction back; nothing went wrong. */
class NothingKept extends Error {}

function refusalOf(outlook: Outlook, { counts }: ProblemLog, options: ImportOptions): Refusal | undefined {
  if (endsMany(outlook) && !options.acceptEndings) return 'many would end';
  const isIncomplete = [...counts.keys()].some((code) => ['quote-not-closed', 'xml-broken'].includes(code));
  return isIncomplete && !options.acceptRefusals ? 'rows left out' : undefined;
}

async function nextNumber(client: pg.ClientBase, districtId: string, importId: string): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `update records.import set committed_at = now(), number = (
       select coalesce(max(number), 0) + 1 from records.import where district_id = $1)
     where district_id = $1 and id = $2 returning number`,
    [districtId, importId],
  );
  return rows[0]!.number;
}

async function remember(
  client: pg.ClientBase,
  { districtId, sourceSystem }: Work,
  schools: readonly [source: string, id: string | null][],
): Promise<void> {
  await client.query(
    `insert into records.school_id (district_id, source_system, source_id, school_id)
     select $1, $2, source, school from unnest($3::text[], $4::uuid[]) as found (source, school)
     on conflict (district_id, source_system, source_id) do update set school_id = excluded.school_id`,
    [districtId, sourceSystem, schools.map(([source]) => source), schools.map(([, id]) => id)],
  );
}
