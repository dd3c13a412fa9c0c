// The import of a made district beside a COPY of the rows that it leaves, into tables with the same keys and indexes.
import { chmodSync, createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from, to } from 'pg-copy-streams';
import { v7 as uuidv7 } from 'uuid';
import { readConfig } from '#ground/config.js';
import { type Database, openDatabase } from '#ground/db/open.js';
import { createLog } from '#ground/log.js';
import { importRecords } from '#rooms/roster/room.js';
import { machine } from '../../../bench/measure.ts';
import { writeDistrict } from '../../../demo/district/files.ts';

export const name = 'import';
export const about = 'import of a district of 100,000 students and 3 years, beside a COPY of the same rows';

const years = [2023, 2024, 2025];
const tables = ['student', 'enrolment', 'session_day', 'absence', 'discipline_event', 'program_status'];

/** `npm run bench -- import [STUDENTS]` */
export default async function run([count = '100000']: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'longtable-bench-'));
  // The embedded server runs as another user when this runs as root, and has to pass through.
  chmodSync(folder, 0o711);
  const district = join(folder, 'district');
  const written = await writeDistrict(district, { students: Number(count), years });
  const database = await openDatabase(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }), createLog('error'));
  try {
    console.log(machine());
    console.log(
      `${Number(count).toLocaleString('en-US')} students, ${years.length} years, ${(written.bytes / 1e6).toFixed(0)} MB\n`,
    );
    const districtId = await makePlaces(database, join(district, '2023-24/oneroster/orgs.csv'));
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    let total = 0;
    for (const year of years) {
      const path = join(district, `${year}-${String(year + 1).slice(2)}`);
      const seconds = await timed(async () => {
        const { refused } = await importRecords(database, path, {
          districtId,
          sourceSystem: 'made',
          acceptEndings: true,
          progress: () => {},
        });
        if (refused) throw new Error(`The import was refused: ${refused}`);
      });
      total += seconds;
      console.log(`import of ${year}–${year + 1}`.padEnd(32), seconds.toFixed(2).padStart(7), 's');
    }
    clearInterval(watch);
    const reference = await copyAll(database, folder);
    console.log('all imports'.padEnd(32), total.toFixed(2).padStart(7), `s   ${(total / reference).toFixed(1)} × COPY`);
    console.log('COPY of the same rows'.padEnd(32), reference.toFixed(2).padStart(7), 's');
    console.log(`memory: ${(before / 1e6).toFixed(0)} MB before, at most ${(peak / 1e6).toFixed(0)} MB`);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makePlaces(database: Database, orgs: string): Promise<string> {
  const keeper = database.pool('keeper');
  const [network, district] = [uuidv7(), uuidv7()];
  const add = (id: string, kind: string, title: string, parent: string | null) =>
    keeper.query('insert into commons.organization (id, kind, name, parent_id) values ($1, $2, $3, $4)', [
      id,
      kind,
      title,
      parent,
    ]);
  await add(network, 'network', 'Network', null);
  await add(district, 'district', 'Made district', network);
  for (const line of (await readFile(orgs, 'utf8')).split('\n').slice(1)) {
    const [, , , title, kind] = line.split(',');
    if (title && kind === 'school') await add(uuidv7(), 'school', title, district);
  }
  return district;
}

/** The rows as they stand, into tables made like those they stand in. */
async function copyAll(database: Database, folder: string): Promise<number> {
  const client = await database.connect('keeper');
  let seconds = 0;
  for (const table of tables) {
    const file = join(folder, `${table}.copy`);
    await pipeline(client.query(to(`copy records.${table} to stdout`)), createWriteStream(file));
    await client.query(`create table records.bare_${table} (like records.${table} including all)`);
    seconds += await timed(() =>
      pipeline(createReadStream(file), client.query(from(`copy records.bare_${table} from stdin`))),
    );
  }
  await client.end();
  return seconds;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
