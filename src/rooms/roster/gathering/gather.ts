import type pg from 'pg';
import { type At, createReader, CrossCheck, type RecordKind, type Records } from '#engines/roster/index.js';
import type { OpenedExport } from '../reading/export.js';
import { rowsOf } from '../reading/part.js';
import { problemOf } from '../reading/survey.js';
import type { ImportProblem } from '../problem.js';
import { type ImportPlan, inOrder, type PlannedFile } from '../importing/plan.js';
import { Context } from './context.js';
import * as events from './event-takers.js';
import { recallStays } from './known-before.js';
import { Students } from './people.js';
import * as roster from './roster-takers.js';
import { Schools } from './schools.js';
import type { Seen } from '../said/sightings.js';
import { createStaging } from './staging.js';
import { type StagingWriter, stagingWriter } from './staging-writer.js';

/** An export with the way to read it, and whose it is. */
export interface Work {
  source: OpenedExport;
  plan: ImportPlan;
  districtId: string;
  sourceSystem: string;
}

export interface Listener {
  report(problem: ImportProblem): void;
  progress(rows: number, file: string): void;
}

/** What was read, beside the rows in the staging tables. */
export interface Gathered {
  schools: Schools;
  seen: Seen;
  /** Rows that were read. */
  rows: number;
}

/** Takes one record of a file into the staging table of its kind, or leaves it out. */
export type Taker<K extends RecordKind> = (
  context: Context,
  record: Records[K],
  at: At,
  write: StagingWriter,
) => void | Promise<void>;

const takers: { readonly [K in RecordKind]: Taker<K> } = {
  ...roster,
  ...events,
  // Read for its days alone, when the year was guessed.
  session: () => {},
};

/**
 * Reads every planned file row by row into the staging tables of the running transaction. Memory grows with students and
 * schools, not with rows. Rows that are refused, and rows of students or schools that nobody knows, are left out and told.
 */
export async function gather(client: pg.ClientBase, work: Work, listener: Listener): Promise<Gathered> {
  const { districtId, sourceSystem, plan } = work;
  await createStaging(client, plan.year, sourceSystem);
  const students = await Students.known(client, districtId, sourceSystem);
  const schools = await Schools.known(client, districtId, sourceSystem, plan.schools);
  const check = new CrossCheck({
    year: plan.year,
    knownStudents: students.sourceIds(),
    knownSchools: schools.sourceIds(),
  });
  const context = new Context(client, work, listener, { students, schools, check });
  const files = inOrder(plan.files);
  const isOf = (kinds: readonly RecordKind[]) => files.filter(({ kind }) => kinds.includes(kind));
  let rows = 0;
  const readAll = async (kinds: readonly RecordKind[]) => {
    for (const file of isOf(kinds)) rows += await readFile(context, file, listener, rows);
  };
  await readAll(['school', 'session', 'calendar', 'student', 'demographics', 'enrolment']);
  await endRoster(context, listener);
  await readAll(['program', 'discipline']);
  if (isOf(['register', 'absence']).length > 0) await recallStays(context);
  await readAll(['register', 'absence']);
  await writeRegisters(context);
  return { schools, rows, seen: context.sightings() };
}

/** @returns how many rows it had; what stands behind a place where it breaks is told and left out */
async function readFile(context: Context, file: PlannedFile, listener: Listener, before: number): Promise<number> {
  const write = stagingWriter(context.client, file.kind);
  const take = takers[file.kind] as Taker<RecordKind>;
  const read = createReader({ ...file, width: file.header.length });
  let rows = 0;
  try {
    for await (const piece of rowsOf(context.work.source, file)) {
      for (const row of piece) {
        rows += 1;
        if (rows % 5000 === 0) listener.progress(before + rows, file.path);
        const reading = read(row);
        for (const problem of reading.problems) context.report(problem);
        if (reading.outcome === 'record') {
          const taken = take(context, reading.record, { file: file.path, line: row.line }, write);
          if (taken) await taken;
        } else if (reading.outcome === 'deletion') write.deletion(reading.id);
        const full = write.settle();
        if (full) await full;
      }
    }
  } catch (error) {
    const problem = problemOf(file.path, error);
    if (!problem) throw error;
    listener.report(problem);
  } finally {
    await write.end();
  }
  return rows;
}

/** After the last enrolment: what does not fit together is told, and what waited for the others is written. */
async function endRoster(context: Context, listener: Listener): Promise<void> {
  for (const problem of context.check.students())
    if (problem.code !== 'student-without-enrolment' || context.work.plan.usersAreStudents) listener.report(problem);
  const write = stagingWriter(context.client, 'program');
  for (const row of context.marked) {
    write.row(row);
    await write.settle();
  }
  await write.end();
}

/** A day on which a register was kept is a day in session. */
async function writeRegisters({ client, registered }: Context): Promise<void> {
  const days = [...registered].map((key) => key.split(' ') as [school: string, day: string]);
  await client.query('insert into registered_day select * from unnest($1::uuid[], $2::date[])', [
    days.map(([school]) => school),
    days.map(([, day]) => day),
  ]);
  await client.query('insert into staged_session_day select school_id, day, true from registered_day');
}
