// The import of a made directory beside a bare COPY of the same file's columns into a table without keys.
import { chmodSync, createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from } from 'pg-copy-streams';
import { readConfig } from '#ground/config.js';
import { type Database, openDatabase } from '#ground/db/open.js';
import { createLog } from '#ground/log.js';
import { importDirectory } from '#rooms/directory/room.js';
import { madeDirectoryCsv } from '../../../bench/made-directory.ts';
import { machine, median } from '../../../bench/measure.ts';

export const name = 'directory';
export const about = 'import of 100,000 schools, beside a bare COPY of the same rows';

const rounds = 3;

/** `npm run bench -- directory [COUNT]` */
export default async function run([count = '100000']: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'longtable-bench-'));
  // The embedded server runs as another user when this runs as root, and has to pass through.
  chmodSync(folder, 0o711);
  const file = join(folder, 'schools.csv');
  await pipeline(Readable.from(madeDirectoryCsv(Number(count))), createWriteStream(file));
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' });
  const database = await openDatabase(config, createLog('error'));
  try {
    console.log(machine());
    console.log(`${Number(count).toLocaleString('en-US')} schools, median of ${rounds} runs by turns.\n`);
    const seconds = { copy: [] as number[], first: [] as number[], again: [] as number[] };
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const before = process.memoryUsage().rss;
    for (let round = 0; round < rounds; round += 1) {
      await database
        .pool('keeper')
        .query('truncate commons.organization, commons.external_id, commons.directory_import cascade');
      seconds.copy.push(await timed(() => copy(database, file)));
      seconds.first.push(await timed(() => bringIn(config, database, file)));
      seconds.again.push(await timed(() => bringIn(config, database, file)));
    }
    clearInterval(watch);
    const reference = median(seconds.copy);
    for (const [label, list] of [
      ['bare COPY', seconds.copy],
      ['import into an empty directory', seconds.first],
      ['the same file again', seconds.again],
    ] as const)
      console.log(
        `${label.padEnd(32)} ${median(list).toFixed(2).padStart(7)} s   ${(median(list) / reference).toFixed(1).padStart(6)} × COPY`,
      );
    console.log(
      `memory: ${(before / 1e6).toFixed(0)} MB before, at most ${(peak / 1e6).toFixed(0)} MB; the file has ${(statSync(file).size / 1e6).toFixed(1)} MB`,
    );
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function copy(database: Database, file: string): Promise<void> {
  const client = await database.connect('keeper');
  await client.query(
    'create temporary table bare (a text, b text, c text, d text, e text, f text, g text, h text, i text, j text, k text, l text, m text, n text)',
  );
  await pipeline(createReadStream(file), client.query(from('copy bare from stdin with (format csv, header)')));
  await client.end();
}

async function bringIn(config: ReturnType<typeof readConfig>, database: Database, file: string): Promise<void> {
  const desk = { config, log: createLog('error'), database: async () => database, progress: () => {} };
  const { refused } = await importDirectory(desk, file, {
    source: 'Made',
    asOf: '2025-10-01',
    acceptWarnings: true,
    dryRun: false,
    closeMissing: false,
  });
  if (refused) throw new Error(`The import was refused: ${refused}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
