import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDistrict } from '../../../demo/district/files.ts';
import { testHouse } from '../../../tests/house.js';
import { kinds } from './importing/kinds.js';
import { importRecords, type ImportOptions, type ImportReport } from './importing/run.js';
import { undoLatest } from './importing/undo.js';

const house = testHouse();
const [network, district] = [uuidv7(), uuidv7()];
let folder: string;
const run = async (text: string, values: unknown[] = []) =>
  (await house.database.pool('keeper').query<Record<string, unknown>>(text, values)).rows;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'district-'));
  await writeDistrict(folder, { seed: 1998, students: 300, years: [2024, 2025] });
  await run(
    `insert into commons.organization (id, kind, name, parent_id) values ($1, 'network', 'Network', null), ($2, 'district', 'Quahog', $1)`,
    [network, district],
  );
  const orgs = (await readFile(join(folder, '2024-25/oneroster/orgs.csv'), 'utf8')).split('\n').slice(2);
  for (const line of orgs) {
    const name = line.split(',')[3];
    if (name)
      await run(`insert into commons.organization (id, kind, name, parent_id) values ($1, 'school', $2, $3)`, [
        uuidv7(),
        name,
        district,
      ]);
  }
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const bring = (path: string, more: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importRecords(house.database, join(folder, path), {
    districtId: district,
    sourceSystem: 'sis',
    progress: () => {},
    ...more,
  });

/** Everything in force, without what only says how it came about. */
async function inForce(): Promise<Record<string, unknown[]>> {
  const state: Record<string, unknown[]> = {};
  for (const { name } of kinds)
    state[name] = await run(
      `select to_jsonb(t) - '{began,ended}'::text[] as row from records.${name} t where ended is null order by 1`,
    );
  return state;
}

const added = ({ outlook }: ImportReport) =>
  Object.fromEntries(Object.entries(outlook!).map(([kind, { added: count }]) => [kind, count]));
const changes = ({ outlook }: ImportReport) =>
  Object.entries(outlook!).flatMap(([kind, counts]) =>
    (['added', 'changed', 'ended'] as const).flatMap((what) =>
      counts[what] > 0 ? [`${kind} ${what} ${counts[what]}`] : [],
    ),
  );

describe('the fictional district', () => {
  let first: Record<string, unknown[]>;

  test('comes in as its files say', async () => {
    const report = await bring('2024-25');
    expect(report.refused).toBeUndefined();
    expect(report.number).toBe(1);
    expect(added(report)).toEqual(await counted('2024-25'));
    first = await inForce();
    expect(first['student']!.length).toBe(added(report)['student']);
  });

  test('comes in a second time and changes nothing', async () => {
    const report = await bring('2024-25');
    expect(changes(report)).toEqual([]);
    expect(await inForce()).toEqual(first);
  });

  test('goes on with the next year, and back by undoing it', async () => {
    const looked = await bring('2025-26', { dryRun: true });
    expect(looked.number).toBeUndefined();
    expect(await inForce()).toEqual(first);
    const report = await bring('2025-26');
    expect(report.refused).toBeUndefined();
    expect(report.outlook).toEqual(looked.outlook);
    const second = await inForce();
    expect(second['absence']!.length).toBeGreaterThan(first['absence']!.length);
    expect(await undoLatest(house.database, district)).toBe(report.number);
    expect(await inForce()).toEqual(first);
    await bring('2025-26');
    expect(withoutIds(await inForce())).toEqual(withoutIds(second));
  });
});

/** Ids are made anew where an import is done again. */
const withoutIds = (state: Record<string, unknown[]>) =>
  Object.fromEntries(Object.entries(state).map(([name, rows]) => [name, rows.length]));

/** How much a year's files hold, counted from their lines. */
async function counted(year: string): Promise<Record<string, number>> {
  const rows = async (path: string) =>
    parse(await readFile(join(folder, year, path), 'utf8'), { columns: true }) as Record<string, string>[];
  const students = (await rows('oneroster/enrollments.csv')).filter(({ role }) => role === 'student');
  const entries = await rows('entries-withdrawals.csv');
  const calendar = await rows('calendar.csv');
  return {
    student: new Set(students.map(({ userSourcedId }) => userSourcedId)).size,
    enrolment: students.length + entries.length,
    session_day: calendar.filter(({ in_session }) => in_session === 'yes').length,
    absence: (await rows('absences.csv')).length,
    discipline_event: (await rows('discipline.csv')).length,
    program_status: (await rows('programs.csv')).length,
  };
}
