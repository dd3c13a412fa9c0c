import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';
import { type Files, rosterWorld } from '../../../tests/records/files.js';
import { oddFiles } from '../../../tests/records/steward.js';
import { importCommand } from './command.js';

const house = testHouse();
const world = rosterWorld(house);
let district: string;

beforeEach(async () => void (district = await world.newDistrict()));

const map = {
  files: { 'students.csv': { kind: 'student', columns: { Apellidos: 'familyName', first_name: null } } },
  codes: { attendance: { Q7: 'unexcused', excused: 'present' } },
  schools: { EAST: 'Oak', '007': null },
};

async function bring(files: Files, given?: unknown, options: Record<string, string | boolean> = {}) {
  const path = world.folderOf(files);
  if (given !== undefined)
    writeFileSync(join(path, '..', 'map.json'), typeof given === 'string' ? given : JSON.stringify(given));
  const said: string[] = [];
  const desk = {
    config: house.config,
    log: house.services.log,
    database: async () => house.database,
    say: (line: string) => void said.push(line),
    progress: () => {},
  };
  const code = await importCommand.run(desk, [path], {
    district,
    source: 'sis',
    ...(given !== undefined && { map: join(path, '..', 'map.json') }),
    ...options,
  });
  return { code, said: said.join('\n') };
}
const count = async (table: string) =>
  (await world.run(`select count(*)::int as count from records.${table} where district_id = $1`, [district]))[0]![
    'count'
  ];

describe('longtable import --map', () => {
  test('reads as the map says, says so, and keeps it for the next import', async () => {
    const { code, said } = await bring(oddFiles, map);
    expect(said).toContain(
      [
        'What people said of sis, which comes before what files look like:',
        '  students.csv: students, as the map says',
        '    column Apellidos: Last name',
        '    column first_name: Not read',
        '  Attendance codes, Q7: Absent, unexcused, as the map says',
        '  Attendance codes, excused: Present, as the map says',
        '  school EAST: Oak, as the map says',
        '  school 007: None of our schools: leave it out, as the map says',
      ].join('\n'),
    );
    expect(code).toBe(0);
    expect(
      await world.run('select given_name, family_name from records.student where district_id = $1 order by source_id', [
        district,
      ]),
    ).toEqual(['Reyes', 'Sol', 'Okafor-Lund'].map((name) => ({ given_name: null, family_name: name })));

    const next = await bring(oddFiles);
    expect(next.said).toMatch(/Q7: Absent, unexcused, as said on 20\d\d-\d\d-\d\d/u);
    expect(next.said).toMatch(/school EAST: Oak, as said on 20\d\d-\d\d-\d\d/u);
    expect(next.said).toContain('Students: 0 added, 0 changed, 0 ended, 3 unchanged');
  });

  test('comes before what was said earlier, which stays where the map says nothing', async () => {
    await bring(oddFiles, map);
    const { said } = await bring(oddFiles, { codes: { attendance: { Q7: 'tardy' } } });
    expect(said).toContain('Q7: Late, but there, as the map says');
    expect(said).toContain('school EAST: Oak, as said on');
  });

  test('leaves a file out', async () => {
    const { said } = await bring(oddFiles, { ...map, files: { ...map.files, 'absences.csv': null } });
    expect(said).toContain('absences.csv: Nothing that we need: leave this file out, as the map says');
    expect(await count('absence')).toBe(0);
  });

  test('is not kept by --dry-run', async () => {
    const { code, said } = await bring(oddFiles, map, { dryRun: true });
    expect([code, said.includes('as the map says')]).toEqual([0, true]);
    for (const table of ['file_reading', 'code_meaning', 'school_id']) expect(await count(table), table).toBe(0);
  });

  test.each([
    ['{"files":', 'This is not JSON'],
    ['[]', 'expected object'],
    [{ schulen: {} }, 'schulen'],
    [{ schools: { EAST: 7 } }, 'schools › EAST: '],
    [{ files: { 'students.csv': { kind: 'students' } } }, 'there is no kind "students". Kinds: school,'],
    [
      { files: { 'students.csv': { kind: 'student', columns: { Apellidos: 'surname' } } } },
      'files, students.csv, column Apellidos: files of the kind student have no field "surname". Fields: sourceId,',
    ],
    [
      { files: { 'students.csv': { kind: 'student', columns: { A: 'familyName', B: 'familyName' } } } },
      'column B: another column holds "familyName" already',
    ],
    [
      { files: { 'students.csv': { kind: 'student', columns: { 'Place of birth': 'localId' } } } },
      'such a column is never taken in',
    ],
    [
      { files: { '2025/students.csv': null, 'Students_1.csv': null } },
      'Students_1.csv and 2025/students.csv are the same file',
    ],
    [{ codes: { absences: {} } }, 'there is no group of codes "absences". Groups: attendance,'],
    [{ codes: { attendance: { Q7: 'constructor' } } }, 'Q7: there is no meaning "constructor". Meanings: excused,'],
    [{ codes: { attendance: { ['x'.repeat(80)]: 'excused' } } }, 'a code has 1 to 79 characters'],
    [{ schools: { EAST: 'Birch' } }, 'schools, EAST: the district has no school "Birch"'],
  ])('%j is refused in words before anything is read', async (given, message) => {
    const { code, said } = await bring(oddFiles, given);
    expect(said).toContain('cannot be used. Nothing was read or changed.');
    expect(said).toContain(message);
    expect(code).toBe(2);
    expect(await count('import')).toBe(0);
  });

  test('names everything that is wrong at once', async () => {
    const { said } = await bring(oddFiles, { codes: { attendance: { Q7: 'x' } }, schools: { EAST: 'Birch' } });
    expect(said).toContain('Q7');
    expect(said).toContain('Birch');
  });

  test('knows no school of another district, and needs a file', async () => {
    const [far] = await world.run(
      `select id from commons.organization where kind = 'school' and parent_id = $1 limit 1`,
      [world.district],
    );
    expect((await bring(oddFiles, { schools: { EAST: far!['id'] } })).code).toBe(2);
    expect(await bring(oddFiles, undefined, { map: '/nowhere.json' })).toEqual({
      code: 2,
      said: 'There is no file /nowhere.json.',
    });
  });
});
