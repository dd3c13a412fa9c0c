import { createWriteStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { v5 as uuidv5 } from 'uuid';
import { ZipFile } from 'yazl';
import type { Database } from '#ground/db/open.js';
import { keeperScope } from '#ground/db/scope.js';
import { storeFile } from '#ground/files/store.js';
import { ZipRefused } from '#ground/files/zip.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { tryImport } from '../importing/run.js';
import { openExport } from '../reading/export.js';
import { tell } from '../telling.js';
import { words } from '../words.js';
import type { Drop, outcomes } from './find.js';

const namespace = '5f0c1a52-9f0e-4d1b-9a3b-2c6f9f7f6a11';
const say = words.in('en');

/**
 * Brings in an export that was put into the folder, unless a person must decide or explain something first: then it waits on
 * the pages of imports. Either way it is moved aside, with a report that holds no values. Taken again after a crash, it goes on
 * where it was.
 */
export async function takeDrop(database: Database, districtId: string, drop: Drop): Promise<void> {
  const { sourceSystem, name, stamp } = drop;
  const id = uuidv5(JSON.stringify([districtId, sourceSystem, name, stamp]), namespace);
  const keeper = database.pool('keeper');
  await keeper.query(
    `insert into records.import (district_id, id, source_system, file_name) values ($1, $2, $3, $4) on conflict do nothing`,
    [districtId, id, sourceSystem, name],
  );
  const { rows } = await keeper.query<{ number: number | null; isKept: boolean }>(
    'select number, file_id is not null as "isKept" from records.import where id = $1',
    [id],
  );
  const { number, isKept } = rows[0]!;
  if (number !== null) return putAside(drop, 'done', [say('cli.done', { number })]);
  if (isKept) return putAside(drop, 'refused', [say('drop.waits')]);
  const { isIn, report } = await bringIn(database, id, districtId, drop);
  if (!isIn) await letWait(database, id, districtId, drop);
  await putAside(drop, isIn ? 'done' : 'refused', isIn ? report : [...report, say('drop.waits')]);
}

async function bringIn(
  database: Database,
  id: string,
  districtId: string,
  { path, sourceSystem }: Drop,
): Promise<{ isIn: boolean; report: string[] }> {
  const report: string[] = [];
  try {
    const source = await openExport(path);
    try {
      const options = { districtId, sourceSystem, isAlone: true, progress: () => {} };
      const code = tell({ say: (line) => void report.push(line) }, await tryImport(database, id, source, options));
      return { isIn: code === 0, report };
    } finally {
      source.close();
    }
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    await database
      .pool('keeper')
      .query(`update records.import set refused = 'nothing to read', looked_at = now() where id = $1`, [id]);
    return { isIn: false, report: [say(`zip.${error.fault}`, { detail: '' })] };
  }
}

/** Keeps the files for whoever decides, and has the district's data stewards told. */
async function letWait(database: Database, id: string, districtId: string, { path, name }: Drop): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'longtable-drop-'));
  try {
    const isFolder = (await lstat(path)).isDirectory();
    const file = isFolder ? await zipped(path, join(folder, 'drop.zip')) : path;
    await keeperScope(database, async (scope) => {
      await storeFile(scope, { id, name, mediaType: 'application/octet-stream', addedBy: null }, file);
      await scope.client.query('update records.import set file_id = $2 where district_id = $1 and id = $2', [
        districtId,
        id,
      ]);
      await enqueue(scope, 'tell-of-dropped-records', id);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function zipped(folder: string, path: string): Promise<string> {
  const source = await openExport(folder);
  const zip = new ZipFile();
  for (const { path: file } of source.files) zip.addFile(join(folder, file), file.replaceAll('\\', '/'));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }));
  source.close();
  return path;
}

async function putAside(
  { path, name, folder }: Drop,
  outcome: (typeof outcomes)[number],
  report: readonly string[],
): Promise<void> {
  const place = join(folder, outcome);
  const moved = join(place, `${new Date().toISOString().slice(0, 19).replaceAll(':', '')} ${name}`);
  await mkdir(place, { recursive: true });
  await writeFile(`${moved}.txt`, `${report.join('\n')}\n`);
  await rename(path, moved);
}
