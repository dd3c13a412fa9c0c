import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** An export that was put into the folder: a ZIP, a single file, or a folder of files. */
export interface Drop {
  /** As the folder of its district is called. */
  district: string;
  sourceSystem: string;
  name: string;
  path: string;
  /** Where those of this system stand. */
  folder: string;
  /** The same as long as nothing of it changes. */
  stamp: string;
}

/** Where exports go when they were taken. */
export const outcomes = ['done', 'refused'] as const;

/**
 * The exports in `<folder>/<district>/<source system>/` that are complete: nothing of them has changed since a moment.
 * Links are passed by: they could lead out of the folder.
 */
export async function findDrops(folder: string, quietSince: number): Promise<Drop[]> {
  const drops: Drop[] = [];
  for (const district of await entriesOf(folder, true))
    for (const sourceSystem of await entriesOf(join(folder, district), true)) {
      const place = join(folder, district, sourceSystem);
      for (const name of await entriesOf(place, false)) {
        if ((outcomes as readonly string[]).includes(name)) continue;
        const path = join(place, name);
        const { changedAt, stamp, bytes } = await lookAt(path);
        if (bytes > 0 && changedAt < quietSince)
          drops.push({ district, sourceSystem, name, path, folder: place, stamp });
      }
    }
  return drops;
}

async function entriesOf(folder: string, isFoldersOnly: boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || (!isFoldersOnly && entry.isFile())))
    .map(({ name }) => name)
    .toSorted();
}

/** When anything of it changed last. A copy may keep old times of writing, but not those of the change itself. */
async function lookAt(path: string): Promise<{ changedAt: number; stamp: string; bytes: number }> {
  const own = await lstat(path);
  const within = own.isDirectory() ? await readdir(path, { recursive: true, withFileTypes: true }) : [];
  const all = [own, ...(await Promise.all(within.map(({ parentPath, name }) => lstat(join(parentPath, name)))))];
  const bytes = all.reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0);
  const writtenAt = Math.max(...all.map(({ mtimeMs }) => mtimeMs));
  return {
    changedAt: Math.max(writtenAt, ...all.map(({ ctimeMs }) => ctimeMs)),
    stamp: `${writtenAt} ${bytes} ${all.length}`,
    bytes,
  };
}
