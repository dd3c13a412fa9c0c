// Monday's list of a school of 2,000 students in a made district, signed in, beside the one query it stands on and a static file.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import autocannon from 'autocannon';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '#ground/db/open.js';
import { keeperScope } from '#ground/db/scope.js';
import { createLog } from '#ground/log.js';
import { createHouse, createServices } from '#main.js';
import { readStandings } from '#rooms/attendance/room.js';
import { type MadeDistrict, withMadeDistrict } from '../../../bench/made-district.ts';
import { median } from '../../../bench/measure.ts';
import { serveStatically } from '../../../bench/static.ts';

export const name = 'monday';
export const about =
  'p99 of Monday’s list for a school of 2,000 in a district of 100,000, beside its one query and a static file';

const size = 2000;
const rounds = 3;
const requests = 60;

/** `npm run bench -- monday [STUDENTS] [FOLDER]`: how many students the district has, and where it is kept. */
export default async function run([count = '100000', kept]: string[]): Promise<void> {
  await withMadeDistrict(Number(count), kept, measureList);
}

async function measureList({ config, database, folder, district }: MadeDistrict): Promise<void> {
  const school = await makeLargeSchool(database, district);
  const personId = await makeCoordinator(database, school);
  const services = await createServices(config, createLog('error'), database);
  const app = createHouse({ ...services, actorOf: async () => ({ personId }) });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/attendance/${school}`;
  const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
  const reference = await serveStatically(bytes, folder);
  const ours = { p50: [] as number[], p99: [] as number[] };
  const statics = { p50: [] as number[], p99: [] as number[] };
  const query: number[] = [];
  let students = 0;
  for (let round = 0; round < rounds; round += 1) {
    await ask(address, ours);
    await ask(reference.address, statics);
    for (let time = 0; time < requests / 3; time += 1) {
      const began = performance.now();
      students = (await keeperScope(database, (scope) => readStandings(scope, district, school))).students.length;
      query.push(performance.now() - began);
    }
  }
  reference.stop();
  server.close();
  console.log(
    `${students.toLocaleString('en-US')} students in the school; page of ${(bytes.length / 1000).toFixed(0)} kB, ${(gzipSync(bytes).length / 1000).toFixed(0)} kB zipped.`,
  );
  console.log(`Median of ${rounds} runs by turns of ${requests} requests, one after another.\n`);
  const bare = median(query);
  for (const [label, p50, p99] of [
    ['Monday’s list', median(ours.p50), median(ours.p99)],
    ['its one query, bare', bare, query.toSorted((a, b) => a - b)[Math.floor(query.length * 0.99)]!],
    ['the same bytes, static', median(statics.p50), median(statics.p99)],
  ] as const)
    console.log(
      `${label.padEnd(24)} p50 ${p50.toFixed(0).padStart(6)} ms   p99 ${p99.toFixed(0).padStart(6)} ms   ${(p50 / bare).toFixed(2).padStart(7)} × the query`,
    );
}

async function ask(url: string, into: { p50: number[]; p99: number[] }): Promise<void> {
  const result = await autocannon({ url, connections: 1, amount: requests, timeout: 60 });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  into.p50.push(result.latency.p50);
  into.p99.push(result.latency.p99);
}

/** No made school is so large: elementary schools, which share their calendar, move into the first one until it is. */
async function makeLargeSchool(database: Database, district: string): Promise<string> {
  const keeper = database.pool('keeper');
  const { rows } = await keeper.query<{ id: string; students: number }>(
    `select o.id, count(distinct e.student_id)::integer as students from commons.organization o
     join records.enrolment e on e.district_id = $1 and e.school_id = o.id and e.ended is null
     where o.name like '%Elementary%' and coalesce(e.last_day, 'infinity') > '2026-06-01' and e.first_day <= '2026-06-01'
     group by o.id order by students desc, o.id`,
    [district],
  );
  const [first, ...others] = rows;
  let students = first!.students;
  for (const other of others) {
    if (students >= size) break;
    for (const table of ['enrolment', 'absence', 'discipline_event'])
      await keeper.query(`update records.${table} set school_id = $2 where district_id = $1 and school_id = $3`, [
        district,
        first!.id,
        other.id,
      ]);
    students += other.students;
  }
  await keeper.query('analyze');
  return first!.id;
}

async function makeCoordinator(database: Database, school: string): Promise<string> {
  const id = uuidv7();
  const keeper = database.pool('keeper');
  await keeper.query(`insert into commons.person (id, name, locale) values ($1, 'Marisol Vega', 'en')`, [id]);
  await keeper.query(
    `insert into commons.holding (id, person_id, role, place_id) values ($1, $2, 'community school coordinator', $3)`,
    [uuidv7(), id, school],
  );
  return id;
}
