import type { Readable } from 'node:stream';
import type pg from 'pg';
import { readFile } from '#ground/files/store.js';
import { keeperScope } from '#ground/db/scope.js';
import { type Job, type JobContext, JobRefused } from '#ground/jobs/job.js';
import { type FileHead, readHead } from '../reading/head.js';
import { Unreadable } from '../problem.js';
import type { Plan } from '../plan.js';
import { apply } from './apply.js';
import { checkFile } from './check.js';
import { gather } from './gather.js';
import { findDistricts } from './districts.js';
import { matchRows } from './match.js';
import { countMissing, mostClosed } from './compare.js';
import { openProblemLog } from './problem-log.js';

interface Import {
  fileId: string;
  head: FileHead | null;
  plan: Plan | null;
  importedAt: Date | null;
  confirmedAt: Date | null;
  closeMissing: boolean;
}

/** Looks at an uploaded file: what kind it is, its columns and samples. */
export const readDirectory: Job = {
  name: 'read-directory',
  run: (context) =>
    withFile(context, async ({ importId, openFile, log }) => {
      const problems = await openProblemLog(log, importId);
      try {
        const head = await readHead(openFile, problems.report);
        await problems.end();
        await log.query('update commons.directory_import set head = $2, read_at = now() where id = $1', [
          importId,
          JSON.stringify(head),
        ]);
      } catch (error) {
        await endWith(problems, error);
      }
    }),
};

/** Checks every row and counts what the import would do; the directory stays as it is. */
export const checkDirectory: Job = {
  name: 'check-directory',
  run: (context) =>
    withFile(context, async ({ importId, openFile, log, found: { head, plan } }) => {
      if (!head || !plan) throw new JobRefused('not-planned');
      await keeperScope(context.database, async ({ client }) => {
        const outlook = await checkFile(client, log, importId, { openFile, head, plan }, (rows) =>
          context.progress(rows, head.rows, 'checking'),
        );
        await client.query('update commons.directory_import set outlook = $2, checked_at = now() where id = $1', [
          importId,
          JSON.stringify(outlook),
        ]);
      });
    }),
};

/** Writes a checked and confirmed file into the directory: in one transaction, so all of it or nothing. */
export const commitDirectory: Job = {
  name: 'commit-directory',
  run: (context) =>
    withFile(context, async ({ importId, openFile, found: { head, plan } }) => {
      if (!head || !plan) throw new JobRefused('not-planned');
      await keeperScope(context.database, async ({ client }) => {
        const { rows } = await client.query<Import>(`${importColumns} for update`, [importId]);
        if (!rows[0]?.confirmedAt) throw new JobRefused('not-confirmed');
        if (rows[0].importedAt) return;
        const { closeMissing } = rows[0];
        const silent = async () => {};
        await gather(
          client,
          { openFile, head, plan },
          { report: () => {}, progress: (done) => context.progress(done, head.rows, 'importing') },
        );
        await matchRows(client, plan, silent);
        if (plan.subject === 'school') await findDistricts(client, plan, silent);
        if (closeMissing) await refuseClosingMany(client, plan);
        const outcome = await apply(client, plan, closeMissing);
        await client.query('update commons.directory_import set outcome = $2, imported_at = now() where id = $1', [
          importId,
          JSON.stringify(outcome),
        ]);
      });
    }),
};

/** Asked again at the end: the directory may have changed since the file was checked. */
async function refuseClosingMany(client: pg.ClientBase, { subject }: Plan): Promise<void> {
  const { missing, open } = await countMissing(client, subject);
  if (missing > open * mostClosed) throw new JobRefused('too-many-closed');
}

const importColumns = `select file_id as "fileId", head, plan, imported_at as "importedAt", confirmed_at as "confirmedAt", close_missing as "closeMissing"
  from commons.directory_import where id = $1`;

interface Work {
  importId: string;
  openFile: () => Readable;
  /** A connection for the problems, beside the one that holds the rows. */
  log: pg.ClientBase;
  found: Import;
}

async function withFile({ database, subject }: JobContext, work: (given: Work) => Promise<void>): Promise<void> {
  const reader = await database.connect('keeper');
  const log = await database.connect('keeper');
  const opened: Readable[] = [];
  const open = (fileId: string) => {
    const file = readFile(reader, fileId);
    // A file that is left half read must not end the process when its connection closes.
    file.on('error', () => {});
    opened.push(file);
    return file;
  };
  try {
    const { rows } = await log.query<Import>(importColumns, [subject]);
    if (!rows[0]) throw new JobRefused('not-found');
    const { fileId } = rows[0];
    await work({ importId: subject, openFile: () => open(fileId), log, found: rows[0] });
  } finally {
    for (const file of opened) file.destroy();
    await reader.end();
    await log.end();
  }
}

async function endWith(problems: Awaited<ReturnType<typeof openProblemLog>>, error: unknown): Promise<never> {
  if (!(error instanceof Unreadable)) throw error;
  problems.report(error.problem);
  await problems.end();
  throw new JobRefused('unreadable');
}
