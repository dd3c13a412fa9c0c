import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { openZip, ZipRefused } from '#ground/files/zip.js';

/** The files that a source system exported together. */
export interface OpenedExport {
  files: readonly { path: string; bytes: number }[];
  open(path: string): Promise<Readable>;
  close(): void;
}

const limits = { files: 2000, bytes: 20_000_000_000 };

/**
 * Opens a ZIP, a folder or a single file from disk.
 * @throws {ZipRefused} for a ZIP that is locked, damaged, too large, or would write elsewhere
 */
export async function openExport(path: string, name = basename(path)): Promise<OpenedExport> {
  if ((await stat(path)).isDirectory()) return openFolder(path);
  try {
    return await openZip(path, limits);
  } catch (error) {
    if (!(error instanceof ZipRefused && error.fault === 'not a zip')) throw error;
    return openFile(path, name);
  }
}

async function openFile(path: string, name: string): Promise<OpenedExport> {
  const { size } = await stat(path);
  return { files: [{ path: name, bytes: size }], open: async () => createReadStream(path), close: () => {} };
}

async function openFolder(folder: string): Promise<OpenedExport> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length)
        .replace(/^[/\\]+/u, ''),
    )
    .toSorted();
  if (paths.length > limits.files) throw new ZipRefused('too many files', String(paths.length));
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(join(folder, path))).size })));
  return { files, open: async (path) => createReadStream(join(folder, path)), close: () => {} };
}
