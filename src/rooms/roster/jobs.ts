import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readFile } from '#ground/files/store.js';
import { ZipRefused } from '#ground/files/zip.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { keeperScope } from '#ground/db/scope.js';
import { type Job, type JobContext, JobRefused } from '#ground/jobs/job.js';
import type { ImportPlan } from './importing/plan.js';
import { type ImportReport, tryImport } from './importing/run.js';
import { undoLatest } from './importing/undo.js';
import { openExport } from './reading/export.js';
import { forgetUpload } from './uploads.js';

/** Looks at an uploaded export: what it holds, what it would change, what is wrong with it. Nothing is changed. */
export const lookAtRecords: Job = {
  name: 'look-at-records',
  run: async (context) => void (await withUpload(context, true)),
};

/** Brings in an export that was looked at and confirmed: in one transaction, so all of it or nothing. */
export const commitRecords: Job = {
  name: 'commit-records',
  run: async (context) => {
    const report = await withUpload(context, false);
    if (report?.refused) throw new JobRefused('decide');
    await keeperScope(context.database, ({ client }) => forgetUpload(client, context.subject));
    if (report) await countAgain(context);
  },
};

/** Takes an import back, if it is still the latest of its district. */
export const undoRecords: Job = {
  name: 'undo-records',
  run: async (context) => {
    const { districtId, number } = await find(context);
    await keeperScope(context.database, async ({ client }) => {
      const { rows } = await client.query<{ number: number }>(
        'select max(number) as number from records.import where district_id = $1 and undone_at is null',
        [districtId],
      );
      if (rows[0]?.number !== number) throw new JobRefused('not-latest');
    });
    await undoLatest(context.database, districtId, { personId: context.actor });
    await countAgain(context);
  },
};

interface Begun {
  districtId: string;
  sourceSystem: string;
  /** Null once it was forgotten. */
  fileId: string | null;
  fileName: string;
  accepted: boolean;
  number: number | null;
  plan: ImportPlan | null;
}

async function find({ database, subject }: JobContext): Promise<Begun> {
  const { rows } = await database.pool('keeper').query<Begun>(
    `select district_id as "districtId", source_system as "sourceSystem", file_id as "fileId", file_name as "fileName", accepted, number, plan
     from records.import where id = $1`,
    [subject],
  );
  if (!rows[0]) throw new JobRefused('not-found');
  return rows[0];
}

/** A ZIP is read from its end: the upload lies on disk while the job runs. What is in already is left alone. */
async function withUpload(context: JobContext, dryRun: boolean): Promise<ImportReport | undefined> {
  const { database, subject } = context;
  const { districtId, sourceSystem, fileId, fileName, accepted, number, plan } = await find(context);
  if (number !== null) return undefined;
  if (fileId === null) throw new JobRefused('forgotten');
  const folder = await mkdtemp(join(tmpdir(), 'longtable-records-'));
  try {
    const path = join(folder, 'upload');
    const client = await database.connect('keeper');
    try {
      await pipeline(readFile(client, fileId), createWriteStream(path, { mode: 0o600 }));
    } finally {
      await client.end();
    }
    const source = await openExport(path, fileName);
    try {
      return await tryImport(database, subject, source, {
        districtId,
        sourceSystem,
        dryRun,
        planned: dryRun ? undefined : (plan ?? undefined),
        acceptEndings: accepted,
        acceptRefusals: accepted,
        progress: (done) => context.progress(done),
      });
    } finally {
      source.close();
    }
  } catch (error) {
    throw error instanceof ZipRefused ? new JobRefused(`zip ${error.fault}`) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const countAgain = (context: JobContext): Promise<void> =>
  keeperScope(context.database, async (scope) => enqueue(scope, 'refresh-results', (await find(context)).districtId));
