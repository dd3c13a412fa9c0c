import { createReadStream, existsSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ArchiveRefused, type Manifest, manifestEntry, manifestSchema } from './manifest.js';

const mostEntries = 2000;
const mostManifestBytes = 8_000_000;

/** A backup that was opened: its manifest, and its parts by name. */
export interface Archive {
  manifest: Manifest;
  /** The bytes of one part, which must be exactly `bytes` long. */
  open(entry: string, bytes: number): Promise<Readable>;
  close(): void;
}

/**
 * Opens a backup and reads its manifest; nothing else is trusted until it has been compared with that.
 * @throws {ArchiveRefused} when the file is missing, cut off, or something else.
 */
export async function openArchive(path: string): Promise<Archive> {
  if (!existsSync(path)) throw new ArchiveRefused(`There is no file ${path}.`);
  const zip = await openZip(path);
  try {
    const entries = await entriesOf(zip);
    const open = async (name: string, bytes: number) => {
      const entry = entries.get(name);
      if (!entry) throw new ArchiveRefused(`${path} lacks its part ${name}: it is not whole.`);
      if (entry.uncompressedSize !== bytes)
        throw new ArchiveRefused(
          `The part ${name} of ${path} has ${entry.uncompressedSize} bytes where its manifest says ${bytes}: the file was changed or damaged.`,
        );
      return zip.openReadStreamPromise(entry);
    };
    const size = entries.get(manifestEntry)?.uncompressedSize;
    if (size === undefined || size > mostManifestBytes) throw foreign(path);
    return {
      manifest: readManifest(path, await buffer(await open(manifestEntry, size))),
      open,
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof ArchiveRefused ? error : damaged(path, error as Error);
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
  } catch (error) {
    throw (await beginsAsZip(path)) ? damaged(path, error as Error) : foreign(path);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > mostEntries) throw new Error(`it has ${zip.entryCount} parts`);
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

function readManifest(path: string, bytes: Buffer): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw foreign(path);
  }
}

async function beginsAsZip(path: string): Promise<boolean> {
  const start = await buffer(createReadStream(path, { end: 3 }));
  return start.toString('latin1') === 'PK\u0003\u0004';
}

const foreign = (path: string) => new ArchiveRefused(`${path} is not a backup made by Longtable.`);

export const damaged = (path: string, cause: Error) =>
  new ArchiveRefused(`${path} is cut off or damaged (${cause.message}). Take another copy of it.`, { cause });
