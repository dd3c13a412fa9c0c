import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';
import { kinds } from './importing/kinds.js';
import { importRecords, type ImportOptions, type ImportReport } from './importing/run.js';
import { undoLatest } from './importing/undo.js';

const house = testHouse();
const [network, district, cedar, maple] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
let folder: string;

const run = async (text: string, values: unknown[] = []) =>
  (await house.database.pool('keeper').query<Record<string, unknown>>(text, values)).rows;

beforeAll(async () => {
  await run(
    `insert into commons.organization (id, kind, name, parent_id) values
       ($1, 'network', 'Network', null), ($2, 'district', 'Harbor', $1), ($3, 'school', 'Cedar School', $2), ($4, 'school', 'Escuela Peñón', $2)`,
    [network, district, cedar, maple],
  );
});
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'export-'))));
afterEach(async () => {
  while ((await undoLatest(house.database, district)) !== undefined);
  await run('delete from records.school_id');
  await rm(folder, { recursive: true, force: true });
});

/** Files by their paths; text is written as UTF-8. */
async function bring(
  files: Record<string, string | Buffer>,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return importRecords(house.database, folder, {
    districtId: district,
    sourceSystem: 'test',
    progress: () => {},
    ...options,
  });
}

const schools = 'school_id,school_name\n100,Cedar School\n200,Escuela Peñón\n';
const students =
  'student_id,first_name,last_name,date_of_birth\n0001,Ada,Pérez,2014-05-01\n0002,Ben,Okafor,2013-02-11\n';
const enrolments = 'student_id,school_id,entry_date,exit_date,grade\n0001,100,2025-09-02,,5\n0002,200,2025-09-02,,6\n';
const calendar = [
  'school_id,date,in_session',
  ...['02', '03', '04', '05', '08', '09'].flatMap((day) => [`100,2025-09-${day},yes`, `200,2025-09-${day},yes`]),
  '100,2025-09-06,no',
].join('\n');
const absences = 'student_id,school_id,date,code\n0001,100,2025-09-03,E\n0002,200,2025-09-04,U\n';
const whole = {
  'schools.csv': schools,
  'students.csv': students,
  'enrollments.csv': enrolments,
  'calendar.csv': calendar,
  'absences.csv': absences,
};

const told = ({ problems }: ImportReport) => Object.fromEntries(problems);
const rowsOf = (table: string, columns: string) =>
  run(`select ${columns} from records.${table} where ended is null order by 1, 2`);

describe('plain files', () => {
  test('come in, with the zeros of ids and the signs of names', async () => {
    const report = await bring(whole);
    expect(told(report)).toEqual({});
    expect(report.number).toBeDefined();
    expect(await rowsOf('student', 'source_id, given_name, family_name, birth_date::text')).toEqual([
      { source_id: '0001', given_name: 'Ada', family_name: 'Pérez', birth_date: '2014-05-01' },
      { source_id: '0002', given_name: 'Ben', family_name: 'Okafor', birth_date: '2013-02-11' },
    ]);
    expect(await rowsOf('absence', 'day::text, part, kind')).toEqual([
      { day: '2025-09-03', part: 2, kind: 'excused' },
      { day: '2025-09-04', part: 2, kind: 'unexcused' },
    ]);
    expect(await run('select count(*)::int as n from records.session_day where ended is null')).toEqual([{ n: 12 }]);
  });

  test.each([
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(students)])],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(students, 'utf16le')])],
    ['what Windows writes', Buffer.from(students, 'latin1')],
    ['semicolons', Buffer.from(students.replaceAll(',', ';'))],
    ['line ends of Windows', Buffer.from(students.replaceAll('\n', '\r\n'))],
  ])('are read with %s', async (_, bytes) => {
    await bring({ ...whole, 'students.csv': bytes });
    expect((await rowsOf('student', 'source_id, family_name')).map((row) => row['family_name'])).toEqual([
      'Pérez',
      'Okafor',
    ]);
  });

  test('absences alone find their school by the enrolment of the day', async () => {
    await bring(whole);
    const report = await bring({ 'absences.csv': 'student_id,date,code\n0002,2025-09-05,U\n0002,2025-09-08,U\n' });
    expect(report.outlook!.absence).toMatchObject({ added: 2, ended: 0 });
    expect(report.outlook!.enrolment).toMatchObject({ ended: 0 });
    const rows = await run(`select distinct school_id from records.absence where day > '2025-09-04' and ended is null`);
    expect(rows).toEqual([{ school_id: maple }]);
  });

  test('a correction ends what it no longer lists within its days', async () => {
    await bring(whole);
    const more =
      'student_id,school_id,date,code\n0001,100,2025-09-03,E\n0001,100,2025-09-04,E\n0001,100,2025-09-05,E\n';
    await bring({ 'absences.csv': more });
    const report = await bring({ 'absences.csv': more.replace('0001,100,2025-09-04,E\n', '') });
    expect(report.outlook!.absence).toMatchObject({ added: 0, changed: 0, ended: 1 });
  });

  test('two half days make a day', async () => {
    const halves =
      'student_id,school_id,date,code,part\n0001,100,2025-09-03,E,am\n0001,100,2025-09-03,U,pm\n0002,200,2025-09-03,E,am\n';
    await bring({ ...whole, 'absences.csv': halves });
    expect(await rowsOf('absence', 'part, kind')).toEqual([
      { part: 1, kind: 'excused' },
      { part: 2, kind: 'excused' },
    ]);
  });

  test('a daily register gives the school days and the absences', async () => {
    const register = ['student_id,school_id,date,code']
      .concat(
        ['02', '03', '04'].flatMap((day) => [
          `0001,100,2025-09-${day},${day === '03' ? 'A' : 'P'}`,
          `0002,200,2025-09-${day},P`,
        ]),
      )
      .join('\n');
    const { 'calendar.csv': _, ...others } = whole;
    await bring({ ...others, 'absences.csv': register });
    expect(await run('select count(*)::int as n from records.session_day where ended is null')).toEqual([{ n: 6 }]);
    expect(await rowsOf('absence', 'day::text, part')).toEqual([{ day: '2025-09-03', part: 2 }]);
  });
});

describe('what is wrong is told and left out', () => {
  test.each([
    ['a rounded id', 'students.csv', students.replace('0002', '3.1E+11'), 'id-damaged', 1],
    ['a date that does not exist', 'absences.csv', absences.replace('2025-09-03', '2025-02-30'), 'day-impossible', 1],
    ['a year of two digits', 'absences.csv', absences.replace('2025-09-03', '9/3/25'), 'year-short', 1],
    ['a code that nobody knows', 'absences.csv', absences.replace(',E', ',ZZ'), 'mark-not-understood', 1],
    ['a student twice', 'students.csv', `${students}0001,Ada,Pérez,2014-05-01\n`, 'id-twice', 1],
    ['a missing name', 'students.csv', students.replace('Ben,Okafor', ','), 'name-missing', 1],
    ['a row with too many cells', 'absences.csv', absences.replace(',E', ',E,more'), 'row-too-long', 1],
    ['an absence of a stranger', 'absences.csv', `${absences}0009,100,2025-09-03,E\n`, 'student-unknown', 1],
    ['an absence on a Saturday', 'absences.csv', `${absences}0001,100,2025-09-06,E\n`, 'absence-not-in-session', 1],
    ['the same absence twice', 'absences.csv', `${absences}0001,100,2025-09-03,E\n`, 'absence-twice', 1],
    [
      'a social security number',
      'students.csv',
      students.replace('Okafor', '123-45-6789'),
      'social-security-number',
      1,
    ],
    ['a formula', 'students.csv', students.replace('Okafor', '=HYPERLINK("x")'), 'text-like-formula', 1],
    ['markup', 'students.csv', students.replace('Okafor', '<script>x</script>'), 'text-with-markup', 1],
    [
      'a school of another district',
      'schools.csv',
      schools.replace('Escuela Peñón', 'Far Away'),
      'school-not-matched',
      1,
    ],
    ['a missing column', 'absences.csv', absences.replace('student_id', 'nobody'), 'file-unknown', 1],
    ['an empty file', 'absences.csv', '', 'file-unknown', 1],
    ['a picture', 'photo.jpg', 'x', 'not-a-table', 1],
  ] as const)('%s', async (_, path, content, code, count) => {
    const report = await bring({ ...whole, [path]: content }, { acceptEndings: true });
    expect(told(report)).toMatchObject({ [code]: count });
    expect(report.number).toBeDefined();
    const kept = await run(`select code, file from records.import_problem where import_id = $1 and code = $2`, [
      report.id,
      code,
    ]);
    expect(kept).toEqual([{ code, file: path }]);
  });

  test('columns of birthplace, social security and immigration are stored nowhere', async () => {
    const secret =
      'student_id,first_name,last_name,birthplace,SSN,citizenship\n0001,Ada,Pérez,Praia,078-05-1120,Cabo Verde\n0002,Ben,Okafor,Lagos,,Nigeria\n';
    const report = await bring({ ...whole, 'students.csv': secret });
    expect(told(report)).toMatchObject({ 'column-forbidden': 3 });
    expect(report.number).toBeDefined();
    for (const table of [...kinds.map(({ name }) => name), 'import', 'import_problem'])
      expect(
        await run(`select from records.${table} t where t::text ~ 'Praia|078-05-1120|Cabo Verde|Lagos|Nigeria'`),
        table,
      ).toEqual([]);
  });

  test('a file that was cut off in a quotation is asked about, and changes nothing', async () => {
    const report = await bring({ ...whole, 'students.csv': `${students}0003,"Cut` });
    expect(report).toMatchObject({ refused: 'rows left out' });
    expect(await rowsOf('student', 'source_id, id')).toEqual([]);
  });

  test('a file that was cut off between rows would end many, and is asked about', async () => {
    const many = Array.from({ length: 40 }, (_, index) => String(index + 1000));
    const full = {
      ...whole,
      'students.csv': `student_id,first_name,last_name\n${many.map((id) => `${id},A,B`).join('\n')}\n`,
      'enrollments.csv': `student_id,school_id,entry_date\n${many.map((id) => `${id},100,2025-09-02`).join('\n')}\n`,
      'absences.csv': 'student_id,school_id,date,code\n1000,100,2025-09-03,E\n',
    };
    await bring(full);
    const half = { ...full, 'enrollments.csv': full['enrollments.csv'].split('\n').slice(0, 21).join('\n') };
    expect(await bring(half)).toMatchObject({ refused: 'many would end', outlook: { enrolment: { ended: 20 } } });
    expect((await rowsOf('enrolment', 'source_id, id')).length).toBe(40);
    expect((await bring(half, { acceptEndings: true })).number).toBeDefined();
    expect((await rowsOf('enrolment', 'source_id, id')).length).toBe(20);
  });

  test('nothing to read is said', async () => {
    expect(await bring({ 'notes.txt': 'Nothing here\nat all\n' })).toMatchObject({ refused: 'nothing to read' });
  });
});

describe('years', () => {
  test('whoever did not leave last year did so on its last school day', async () => {
    await bring(whole);
    await bring({
      ...whole,
      'enrollments.csv': enrolments.replaceAll('2025-09-02', '2026-09-01').split('\n').slice(0, 2).join('\n'),
      'calendar.csv': 'school_id,date,in_session\n100,2026-09-01,yes\n100,2026-09-02,yes\n',
      'absences.csv': 'student_id,school_id,date,code\n0001,100,2026-09-02,E\n',
    });
    expect(await rowsOf('enrolment', 'first_day::text, last_day::text, grade')).toEqual([
      { first_day: '2025-09-02', last_day: '2025-09-09', grade: 5 },
      { first_day: '2025-09-02', last_day: null, grade: 6 },
      { first_day: '2026-09-01', last_day: null, grade: 5 },
    ]);
  });
});

describe('OneRoster', () => {
  const base = 'sourcedId,status,dateLastModified';
  const oneRoster = (mode: 'bulk' | 'delta', files: Record<string, string>) => ({
    'manifest.csv': [
      'propertyName,value',
      'manifest.version,1.0',
      'oneroster.version,1.1',
      ...Object.keys(files).map((file) => `file.${file},${mode}`),
    ].join('\n'),
    ...Object.fromEntries(Object.entries(files).map(([file, content]) => [`${file}.csv`, content])),
  });
  const users = (...rows: string[]) =>
    [
      `${base},enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password`,
      ...rows,
    ].join('\n');
  const user = (id: string, status: string, name: string) =>
    `${id},${status},2025-09-01T00:00:00.000Z,true,s1,student,${id},,${name},Test,,,,,,,05,`;
  const enrolled = (...rows: string[]) =>
    [`${base},classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate`, ...rows].join('\n');
  const stay = (id: string, status: string, student: string) =>
    `${id},${status},2025-09-01T00:00:00.000Z,c1,s1,${student},student,true,2025-09-02,2026-06-20`;
  const orgs = `${base},name,type,identifier,parentSourcedId\ns1,active,2025-09-01T00:00:00.000Z,Cedar School,school,,\n`;
  const sessions = `${base},title,type,startDate,endDate,parentSourcedId,schoolYear\ny,active,2025-09-01T00:00:00.000Z,Year,schoolYear,2025-09-02,2026-06-20,,2026\n`;

  test('a delta after a full export gives what the full export of the next day gives', async () => {
    const state = async () => [
      await rowsOf('student', 'source_id, given_name'),
      await rowsOf('enrolment', 'source_id, first_day::text, last_day::text, grade'),
    ];
    const monday = oneRoster('bulk', {
      orgs,
      academicSessions: sessions,
      users: users(user('a', '', 'Ada'), user('b', '', 'Ben'), user('c', '', 'Cy')),
      enrollments: enrolled(stay('e1', '', 'a'), stay('e2', '', 'b'), stay('e3', '', 'c')),
    });
    const tuesday = oneRoster('bulk', {
      orgs,
      academicSessions: sessions,
      users: users(user('a', '', 'Adele'), user('c', '', 'Cy'), user('d', '', 'Dee')),
      enrollments: enrolled(stay('e1', '', 'a'), stay('e3', '', 'c'), stay('e4', '', 'd')),
    });
    const changes = oneRoster('delta', {
      users: users(user('a', 'active', 'Adele'), user('b', 'tobedeleted', 'Ben'), user('d', 'active', 'Dee')),
      enrollments: enrolled(stay('e2', 'tobedeleted', 'b'), stay('e4', 'active', 'd')),
    });
    const first = await bring(monday);
    expect(first.found).toMatchObject({ standard: 'OneRoster', version: { number: '1.1' } });
    const report = await bring(changes, { year: first.year });
    expect(report.outlook!.enrolment).toMatchObject({ added: 1, ended: 1 });
    const afterDelta = await state();
    while ((await undoLatest(house.database, district)) !== undefined);
    await bring(tuesday);
    expect(afterDelta).toEqual(await state());
    expect(afterDelta[1]![0]).toEqual({ source_id: 'e1', first_day: '2025-09-02', last_day: '2026-06-19', grade: 5 });
  });
});

describe('a ZIP', () => {
  test('is read like its files', async () => {
    for (const [path, content] of Object.entries(whole)) await writeFile(join(folder, path), content);
    execFileSync('python3', ['-c', `import shutil; shutil.make_archive('${folder}', 'zip', '${folder}')`]);
    const report = await importRecords(house.database, `${folder}.zip`, {
      districtId: district,
      sourceSystem: 'test',
      progress: () => {},
    });
    await rm(`${folder}.zip`);
    expect(report.outlook!.student.added).toBe(2);
  });
});
