import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Desk } from '#ground/cli/command.js';
import { keeperScope } from '#ground/db/scope.js';
import { storeFile } from '#ground/files/store.js';
import { createMailer } from '#ground/jobs/mailer.js';
import { type Job, type JobContext, JobRefused } from '#ground/jobs/job.js';
import { guessColumns, guessSubject, type Subject } from '../fields.js';
import type { Plan } from '../plan.js';
import { countProblems, findImport, type ProblemCount, rememberedColumns } from '../queries.js';
import type { FileHead } from '../reading/head.js';
import type { Outcome } from './apply.js';
import type { Outlook } from './compare.js';
import { checkDirectory, commitDirectory, readDirectory } from './jobs.js';

export interface ImportOptions {
  subject?: Subject | undefined;
  source: string;
  asOf: string;
  acceptWarnings: boolean;
  dryRun: boolean;
  closeMissing: boolean;
}

export interface ImportReport {
  id: string;
  /** Why nothing was imported; null when it was, or when nothing was to be. */
  refused: 'unreadable' | 'blocked' | 'warnings' | 'too-many-closed' | null;
  outlook: Outlook | null;
  outcome: Outcome | null;
  problems: ProblemCount[];
}

/** Imports a file from disk by the same steps and jobs as the pages, without stopping between them. */
export async function importDirectory(
  desk: Pick<Desk, 'config' | 'log' | 'database' | 'progress'>,
  path: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const database = await desk.database();
  const id = uuidv7();
  await keeperScope(database, async (scope) => {
    await storeFile(scope, { id, name: basename(path), mediaType: 'application/octet-stream', addedBy: null }, path);
    await scope.client.query('insert into commons.directory_import (id, file_id, file_name) values ($1, $1, $2)', [
      id,
      basename(path),
    ]);
  });
  const context: JobContext = {
    database,
    config: desk.config,
    log: desk.log,
    mailer: createMailer(desk.config, database),
    subject: id,
    actor: null,
    progress: (done, total, step) => desk.progress(`${step ?? ''} ${done}${total ? ` / ${total}` : ''}`),
  };
  const report = async (refused: ImportReport['refused']): Promise<ImportReport> =>
    keeperScope(database, async (scope) => {
      const found = await findImport(scope, id);
      return {
        id,
        refused,
        outlook: found?.outlook ?? null,
        outcome: found?.outcome ?? null,
        problems: await countProblems(scope, id),
      };
    });
  if (!(await succeeds(readDirectory, context))) return report('unreadable');
  await plan(context, options);
  if (!(await succeeds(checkDirectory, context))) return report('unreadable');
  const { problems } = await report(null);
  if (problems.some(({ severity }) => severity === 'file')) return report('blocked');
  if (!options.acceptWarnings && problems.some(({ severity }) => severity === 'row' || severity === 'warning'))
    return report('warnings');
  if (options.dryRun) return report(null);
  await database
    .pool('keeper')
    .query('update commons.directory_import set confirmed_at = now(), close_missing = $2 where id = $1', [
      id,
      options.closeMissing,
    ]);
  return report((await succeeds(commitDirectory, context)) ? null : 'too-many-closed');
}

async function succeeds(job: Job, context: JobContext): Promise<boolean> {
  try {
    await job.run(context);
    return true;
  } catch (error) {
    if (error instanceof JobRefused) return false;
    throw error;
  }
}

async function plan({ database, subject: id }: JobContext, options: ImportOptions): Promise<void> {
  await keeperScope(database, async (scope) => {
    const { head } = (await findImport(scope, id)) as { head: FileHead };
    const subject = options.subject ?? guessSubject(head);
    const columns =
      (await rememberedColumns(scope, `${subject} ${head.fingerprint}`)) ?? guessColumns(subject, head.columns);
    const made: Plan = {
      subject,
      columns,
      source: options.source,
      asOf: options.asOf,
      repair: true,
      addDistricts: true,
    };
    await scope.client.query('update commons.directory_import set plan = $2, planned_at = now() where id = $1', [
      id,
      JSON.stringify(made),
    ]);
  });
}
