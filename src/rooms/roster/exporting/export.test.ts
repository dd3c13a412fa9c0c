import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, test } from 'vitest';
import { writeDistrict } from '../../../../demo/district/files.ts';
import { schoolsFor } from '../../../../demo/district/schools.ts';
import { testHouse } from '../../../../tests/house.js';
import { type Files, plainFiles, rosterWorld } from '../../../../tests/records/files.js';
import { exportRecords } from './export.js';

const house = testHouse();
const world = rosterWorld(house);
const base = mkdtempSync(join(tmpdir(), 'lt-export-'));
afterAll(() => rmSync(base, { recursive: true }));

/** Grades before and beside the twelve, half days, all that was done and meal status, and names of all kinds. */
const oddFiles: Files = {
  ...plainFiles,
  'students.csv': [
    'student_id,first_name,middle_name,last_name,preferred_name,birth_date,gender,race,LASID,SASID,meal_status,IEP',
    '0101,Ada,"O, Reilly",Reyes,,2015-03-01,F,american indian,L1,S1,free,',
    '0102,"Ben ""Benny""",,Sol,=1+1,2014-05-06,X,two or more races,L2,,,yes',
    '0103,Cy,,Okafor-Lund,,,,,,,reduced,yes\n',
  ].join('\n'),
  'enrollments.csv': [
    'student_id,school_id,grade,entry_date,exit_date,entry_code,exit_code',
    '0101,007,PK,2025-09-02,2025-09-04,E1,W2',
    '0101,008,KG,2025-09-05,,,',
    '0102,007,UG,2025-09-02,,,',
    '0103,008,12,2025-09-02,2025-09-30,,\n',
  ].join('\n'),
  'absences.csv': [
    'student_id,school_id,date,code,part',
    '0101,007,2025-09-03,excused,1',
    '0102,007,2025-09-04,absent,0.5',
    '0102,007,2025-09-05,out of school suspension,1',
    '0103,008,2025-09-05,unexcused,1\n',
  ].join('\n'),
  'discipline.csv': [
    'event_id,student_id,school_id,discipline_date,action,days',
    'd1,0102,007,2025-09-04,out-of-school suspension,2',
    ',0103,008,2025-09-05,detention,\n',
  ].join('\n'),
  'programs.csv':
    'student_id,program,start_date,end_date\n0101,foster care,2025-09-02,\n0102,migrant,2025-09-03,2025-12-01\n',
};

/** All that a district's rows say, without the ids and numbers that each import gives anew. */
const told = (district: string) =>
  world.run(
    `with o as (select id, name from commons.organization), s as (select * from records.student where district_id = $1 and ended is null)
     select to_jsonb(t) as row from (
       select 'student' as what, source_id, to_jsonb(s) - 'id' - 'began' - 'district_id' - 'source_system' as more from s
       union all select 'enrolment', s.source_id, to_jsonb(e) - 'id' - 'began' - 'district_id' - 'source_system' - 'student_id' - 'school_id' || jsonb_build_object('at', o.name)
         from records.enrolment e join s on s.id = student_id join o on o.id = school_id where e.district_id = $1 and e.ended is null
       union all select 'day', o.name, to_jsonb(day) from records.session_day join o on o.id = school_id where district_id = $1 and ended is null
       union all select 'absence', s.source_id, to_jsonb(a) - 'began' - 'district_id' - 'student_id' - 'school_id' || jsonb_build_object('at', o.name)
         from records.absence a join s on s.id = student_id join o on o.id = school_id where a.district_id = $1 and a.ended is null
       union all select 'event', s.source_id, to_jsonb(d) - 'id' - 'began' - 'district_id' - 'student_id' - 'school_id' || jsonb_build_object('at', o.name)
         from records.discipline_event d join s on s.id = student_id left join o on o.id = school_id where d.district_id = $1 and d.ended is null
       union all select 'program', s.source_id, to_jsonb(p) - 'began' - 'district_id' - 'student_id'
         from records.program_status p join s on s.id = student_id where p.district_id = $1 and p.ended is null) t
     order by 1`,
    [district],
  );

/** Brings what was exported into an empty district, year after year. */
async function bringAll(folder: string, district: string): Promise<string> {
  for (const year of readdirSync(folder).toSorted()) {
    const { refused } = await world.bring(join(folder, year), { districtId: district, acceptEndings: true });
    expect(refused, year).toBeUndefined();
  }
  return district;
}

async function exported(districtId: string): Promise<string> {
  const folder = mkdtempSync(join(base, 'records-'));
  await exportRecords(house.database, folder, { districtId, sourceSystem: 'sis' });
  return folder;
}

/** The rows that another list does not have. */
function missing(rows: Record<string, unknown>[], from: Record<string, unknown>[]): Record<string, unknown>[] {
  const there = new Set(from.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !there.has(JSON.stringify(row)));
}

async function districtWith(schools: string[]): Promise<string> {
  const district = await world.newDistrict();
  for (const name of schools)
    await world.run(`insert into commons.organization (id, kind, name, parent_id) values ($1, 'school', $2, $3)`, [
      uuidv7(),
      name,
      district,
    ]);
  return district;
}

describe('an export', () => {
  test.each([
    ['plain records', [plainFiles]],
    ['all that records can hold', [oddFiles]],
    [
      'two years, after changes',
      [
        oddFiles,
        { ...plainFiles, 'students.csv': plainFiles['students.csv']!.replace('Reyes', 'Reyes-Kim') },
        Object.fromEntries(
          Object.entries(plainFiles).map(([name, text]) => [name, text.replaceAll('2025-09', '2026-09')]),
        ),
      ],
    ],
  ] satisfies [string, Files[]][])(
    'of %s, brought into an empty district, gives the same records',
    async (_, exports) => {
      const district = await world.newDistrict();
      for (const files of exports)
        expect((await world.bring(files, { districtId: district, acceptEndings: true })).refused).toBeUndefined();
      const before = await told(district);
      expect(before.length).toBeGreaterThan(15);
      expect(await told(await bringAll(await exported(district), await world.newDistrict()))).toEqual(before);
    },
  );

  test('of the fictional district, with moves, twins and years that follow each other, gives the same records', async () => {
    const files = mkdtempSync(join(base, 'fictional-'));
    await writeDistrict(files, { students: 700, years: [2024, 2025] });
    const schools = schoolsFor(700).map(({ name }) => name);
    const [first, second] = [await districtWith(schools), await districtWith(schools)];
    const district = await bringAll(files, first);
    const before = await told(district);
    expect(before.length).toBeGreaterThan(10_000);
    const after = await told(await bringAll(await exported(district), second));
    expect(missing(before, after)).toEqual([]);
    expect(missing(after, before)).toEqual([]);
  });

  test('is for one reader, writes over nothing, and names nobody of another source', async () => {
    const district = await world.newDistrict();
    await world.bring(plainFiles, { districtId: district });
    await world.bring(
      { ...plainFiles, 'students.csv': plainFiles['students.csv']!.replace('Reyes', 'Otherwise') },
      { districtId: district, sourceSystem: 'other' },
    );
    const folder = await exported(district);
    const file = join(folder, '2025-26', 'students.csv');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('Otherwise');
    await expect(exportRecords(house.database, folder, { districtId: district, sourceSystem: 'sis' })).rejects.toThrow(
      'EEXIST',
    );
  });
});
