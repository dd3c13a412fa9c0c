// A made district in a database of its own, for the benches of student records.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '#ground/config.js';
import { type Database, openDatabase } from '#ground/db/open.js';
import { createLog } from '#ground/log.js';
import { type LoadedDistrict, loadFictionalRecords } from '../tests/records/fictional.ts';
import { machine } from './measure.ts';

export const years = [2023, 2024, 2025];

export interface MadeDistrict extends LoadedDistrict {
  config: Config;
  database: Database;
  /** For files of the bench. */
  folder: string;
}

/** Runs a bench in an empty database; with a folder that is named, the database stays there. */
export async function inNewDatabase(
  kept: string | undefined,
  work: (place: Pick<MadeDistrict, 'config' | 'database' | 'folder'>) => Promise<void>,
): Promise<void> {
  const folder = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'longtable-bench-'));
  mkdirSync(folder, { recursive: true });
  // The embedded server runs as another user when this runs as root, and has to pass through.
  chmodSync(folder, 0o711);
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' });
  const database = await openDatabase(config, createLog('error'));
  try {
    await work({ config, database, folder });
  } finally {
    await database.close();
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

/** The district of an earlier bench where one was kept in this folder; else it is made and imported first. */
export function withMadeDistrict(
  students: number,
  kept: string | undefined,
  work: (made: MadeDistrict) => Promise<void>,
): Promise<void> {
  return inNewDatabase(kept, async (place) => {
    const note = join(place.folder, 'district.json');
    if (!existsSync(note)) {
      const files = join(place.folder, 'files');
      writeFiles(files, students);
      keepNote(place.folder, students, await loadFictionalRecords(place.database, files));
    }
    const { students: found, ...loaded } = JSON.parse(readFileSync(note, 'utf8')) as LoadedDistrict & {
      students: number;
    };
    console.log(machine());
    console.log(`${found.toLocaleString('en-US')} students, ${years.length} years.`);
    await work({ ...place, ...loaded });
  });
}

/** In a process of its own, so that the bench holds none of its memory. */
export function writeFiles(folder: string, students: number): void {
  const writer = fileURLToPath(new URL('../demo/district/write.ts', import.meta.url));
  const options = ['--students', String(students), '--years', years.join(',')];
  execFileSync(process.execPath, [writer, folder, ...options], { stdio: 'inherit' });
}

/** So that another bench finds the district. */
export function keepNote(folder: string, students: number, loaded: LoadedDistrict): void {
  writeFileSync(join(folder, 'district.json'), JSON.stringify({ students, ...loaded }));
}
