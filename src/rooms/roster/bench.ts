// The import of a made district beside a COPY of the rows that it leaves, into tables with the same indexes, checks and foreign keys.
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '#ground/db/open.js';
import { importRecords } from '#rooms/roster/room.js';
import { inNewDatabase, keepNote, writeFiles, years } from '../../../bench/made-district.ts';
import { machine, peakMegabytes } from '../../../bench/measure.ts';
import type { LoadedDistrict } from '../../../tests/records/fictional.ts';

export const name = 'import';
export const about = 'import of a district of 100,000 students and 3 years, beside a COPY of the same rows';

const tables = ['student', 'enrolment', 'session_day', 'absence', 'discipline_event', 'program_status'];

/** `npm run bench -- import [STUDENTS] [FOLDER]`: how many students the district has, and where other benches find it afterwards. */
export default async function run([count = '100000', kept]: string[]): Promise<void> {
  await inNewDatabase(kept, ({ database, folder }) => measureImport(database, folder, Number(count)));
}

async function measureImport(database: Database, folder: string, students: number): Promise<void> {
  const files = join(folder, 'files');
  writeFiles(files, students);
  console.log(machine());
  console.log(`${students.toLocaleString('en-US')} students, ${years.length} years\n`);
  const { network, district, schools } = await makePlaces(database, join(files, '2023-24/oneroster/orgs.csv'));
  const before = peakMegabytes();
  let total = 0;
  for (const year of years) {
    const path = join(files, `${year}-${String(year + 1).slice(2)}`);
    const seconds = await timed(async () => {
      const { refused } = await importRecords(database, path, {
        districtId: district,
        sourceSystem: 'made',
        acceptEndings: true,
        progress: () => {},
      });
      if (refused) throw new Error(`The import was refused: ${refused}`);
    });
    total += seconds;
    console.log(`import of ${year}–${year + 1}`.padEnd(32), seconds.toFixed(2).padStart(7), 's');
  }
  const peak = peakMegabytes();
  keepNote(folder, students, { network, district, schools });
  const reference = await copyAll(database, folder);
  console.log('all imports'.padEnd(32), total.toFixed(2).padStart(7), `s   ${(total / reference).toFixed(1)} × COPY`);
  console.log('COPY of the same rows'.padEnd(32), reference.toFixed(2).padStart(7), 's');
  console.log(`memory: ${before} MB before, at most ${peak} MB`);
}

async function makePlaces(database: Database, orgs: string): Promise<LoadedDistrict> {
  const keeper = database.pool('keeper');
  const [network, district] = [uuidv7(), uuidv7()];
  const schools: LoadedDistrict['schools'] = [];
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
    if (!title || kind !== 'school') continue;
    const id = uuidv7();
    await add(id, 'school', title, district);
    schools.push({ id, name: title });
  }
  return { network, district, schools };
}

/** The rows as they stand, into tables made like those they stand in. */
async function copyAll(database: Database, folder: string): Promise<number> {
  const client = await database.connect('keeper');
  let seconds = 0;
  for (const table of tables) {
    const file = join(folder, `${table}.copy`);
    await pipeline(client.query(to(`copy records.${table} to stdout`)), createWriteStream(file));
    await createAlike(client, table);
    seconds += await timed(() =>
      pipeline(createReadStream(file), client.query(from(`copy records.bare_${table} from stdin`))),
    );
    await client.query(`drop table records.bare_${table}`);
    rmSync(file);
  }
  await client.end();
  return seconds;
}

/** With the same indexes, checks and foreign keys. */
async function createAlike(client: pg.ClientBase, table: string): Promise<void> {
  await client.query(`create table records.bare_${table} (like records.${table} including all)`);
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
    [`records.${table}`],
  );
  for (const { definition } of rows) await client.query(`alter table records.bare_${table} add ${definition}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
