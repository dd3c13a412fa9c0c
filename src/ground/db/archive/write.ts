import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { type CopyToStreamQuery, to as copyTo } from 'pg-copy-streams';
import yazl from 'yazl';
import { version } from '../../version.js';
import type { Database } from '../open.js';
import { schemaOf, sequencesOf, sourceOf, type Table, tablesOf } from './contents.js';
import { ArchiveRefused, type ArchivedTable, type Manifest, manifestEntry, tableEntry } from './manifest.js';
import { Meter } from './meter.js';

/** Tells which table is being carried and how many of its bytes have gone by. */
export type Tell = (table: string, bytes: number) => void;

/**
 * Writes everything that an installation is made of into one ZIP file: one moment of the database, while others work on.
 * The file has its name only once it is whole and on disk. Memory holds a few pieces of one table.
 * @throws {ArchiveRefused} when the file cannot be made there.
 */
export async function writeArchive(
  database: Database,
  path: string,
  now: Date,
  tell: Tell = () => {},
): Promise<Manifest> {
  if (existsSync(path)) throw new ArchiveRefused(`${path} exists. Choose another name; a backup never overwrites.`);
  const partial = `${path}.partial`;
  const file = await openForWriting(partial);
  try {
    const manifest = await readThrough(database, now, tell, file);
    await rename(partial, path);
    await syncFolder(dirname(path));
    return manifest;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(partial, { force: true });
    throw error;
  }
}

/** It holds personal data: for its owner's eyes alone. */
async function openForWriting(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w', 0o600);
  } catch (error) {
    throw new ArchiveRefused(`${path} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

async function readThrough(database: Database, now: Date, tell: Tell, file: FileHandle): Promise<Manifest> {
  const client = await database.connect('keeper');
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      `set local datestyle = 'ISO'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601'; set local row_security = off`,
    );
    const manifest: Manifest = {
      format: 1,
      madeBy: `Longtable ${version}`,
      madeAt: now.toISOString(),
      migrations: await schemaOf(client),
      tables: [],
      sequences: await sequencesOf(client),
    };
    const tables = await tablesOf(client);
    const sources = new Map<Table, string>();
    for (const table of tables) sources.set(table, await sourceOf(client, table));
    await zip(file, client, sources, manifest, tell);
    return manifest;
  } finally {
    await client.end();
  }
}

/** One table on its way into the archive. */
interface Passage {
  table: Table;
  rows: CopyToStreamQuery;
  meter: Meter;
}

async function zip(
  file: FileHandle,
  client: pg.ClientBase,
  sources: Map<Table, string>,
  manifest: Manifest,
  tell: Tell,
): Promise<void> {
  const archive = new yazl.ZipFile();
  const output = file.createWriteStream({ flush: true });
  const fail = (error: Error) => void output.destroy(error);
  const passages: Passage[] = [];
  archive.on('error', fail);
  for (const [table, source] of sources)
    archive.addReadStreamLazy(tableEntry(table.name), {}, (give) => {
      const passage = read(client, table, source, tell, fail);
      passages.push(passage);
      give(null, passage.meter);
    });
  // What each table amounts to is known when the database has said that it is through, so the manifest comes last.
  archive.addReadStreamLazy(manifestEntry, (give) => {
    client.query('commit').then(() => {
      manifest.tables = passages.map(amountOf);
      give(null, Readable.from([Buffer.from(JSON.stringify(manifest, null, 2))]));
    }, fail);
  });
  archive.end();
  await pipeline(archive.outputStream, output);
}

function read(client: pg.ClientBase, table: Table, source: string, tell: Tell, fail: (error: Error) => void): Passage {
  const rows = client.query(copyTo(`copy ${source} to stdout`));
  const meter = new Meter({ tell: (bytes) => tell(table.name, bytes) });
  pipeline(rows, meter).catch(fail);
  return { table, rows, meter };
}

const amountOf = ({ table: { name, columns }, rows, meter }: Passage): ArchivedTable => ({
  name,
  columns,
  rows: rows.rowCount,
  bytes: meter.bytes,
  sha256: meter.sha256(),
});

/** The new name itself is on disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => {});
  await handle.close();
}
