import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDistrict } from '../../../demo/district/files.ts';
import { v7 as uuidv7 } from 'uuid';
import { testHouse } from '../../../tests/house.js';
import { rosterWorld } from '../../../tests/records/files.js';
import type { ImportReport } from './importing/run.js';

const house = testHouse();
const world = rosterWorld(house);
const folder = mkdtempSync(join(tmpdir(), 'lt-errors-'));
afterAll(() => rmSync(folder, { recursive: true }));
const rowsOf = (path: string) => parse(readFileSync(join(folder, path)), { columns: true }) as Record<string, string>[];
let districtId: string;

beforeAll(async () => {
  await writeDistrict(folder, { students: 300, years: [2026] });
  districtId = await world.newDistrict();
  for (const { name, type } of rowsOf('2026-27/oneroster/orgs.csv'))
    if (type === 'school')
      await world.run(`insert into commons.organization (id, kind, name, parent_id) values ($1, 'school', $2, $3)`, [
        uuidv7(),
        name,
        districtId,
      ]);
  await world.bring(join(folder, '2026-27'), { districtId });
}, 60_000);

/** Which line is told of, and why. */
const told = async (report: ImportReport) =>
  (await world.problems(report)).map(({ file, line, code }) => `${String(file)} ${String(line)} ${String(code)}`);

test('a list that went through a spreadsheet is told of line by line, and asked about before it ends what it leaves out', async () => {
  const report = await world.bring(join(folder, 'with-errors/absences.csv'), { districtId });
  expect(await told(report)).toEqual([
    'absences.csv 1 column-forbidden',
    'absences.csv 5 student-unknown',
    'absences.csv 7 absence-twice',
    'absences.csv 8 absence-not-in-session',
    'absences.csv 9 id-damaged',
    'absences.csv 10 absence-not-in-session',
    'absences.csv 12 day-missing',
    'absences.csv 13 day-impossible',
  ]);
  expect(report.outlook!.absence.added).toBe(8);
  expect(report.refused).toBe('many would end');
});

test('a delta changes what it names and ends nothing else', async () => {
  const report = await world.bring(join(folder, 'with-errors/oneroster-delta'), { districtId });
  expect(report.refused).toBeUndefined();
  expect(new Set(await told(report))).toEqual(new Set(['demographics.csv 1 column-forbidden']));
  expect(report.outlook!.student).toMatchObject({ added: 0, changed: 2, ended: 0 });
  expect(report.outlook!.enrolment).toMatchObject({ added: 1, changed: 0, ended: 0 });
});
