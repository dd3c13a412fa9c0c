import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { testHouse } from '../../../tests/house.js';
import { plainFiles, type Files, recordTables, rosterWorld } from '../../../tests/records/files.js';
import type { ImportReport } from './importing/run.js';

const house = testHouse();
const world = rosterWorld(house);
const bring = async (files: Files | string): Promise<ImportReport & { district: string }> => {
  const district = await world.newDistrict();
  return { ...(await world.bring(files, { districtId: district })), district };
};
const changed = (path: string, change: (text: string) => string | Buffer): Files => ({
  ...plainFiles,
  [path]: change(plainFiles[path]!),
});
const codes = ({ problems }: ImportReport) => [...problems.keys()];
const namesIn = async (district: string) =>
  (
    await world.run('select family_name as name from records.student where district_id = $1 order by source_id', [
      district,
    ])
  ).map(({ name }) => name);

test('files in order bring what they say', async () => {
  const report = await bring(plainFiles);
  expect(report.refused).toBeUndefined();
  expect(await namesIn(report.district)).toEqual(['Reyes', 'Sol', 'Okafor-Lund']);
  expect(Object.fromEntries(Object.entries(report.outlook!).map(([kind, { added }]) => [kind, added]))).toEqual({
    student: 3,
    enrolment: 3,
    session_day: 10,
    absence: 2,
    discipline_event: 0,
    program_status: 0,
  });
});

test.each([
  ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16, little end first', (text: string) => iconv.encode(text, 'utf16le', { addBOM: true })],
  ['UTF-16, big end first', (text: string) => iconv.encode(text, 'utf16be', { addBOM: true })],
  ['windows-1252', (text: string) => iconv.encode(text, 'windows-1252')],
])('%s is read, accents and all', async (_, encode) => {
  const report = await bring(changed('students.csv', (text) => encode(text.replace('Sol', 'Peña Ruíz'))));
  expect(await namesIn(report.district)).toEqual(['Reyes', 'Peña Ruíz', 'Okafor-Lund']);
});

test.each([
  ['a day that a spreadsheet made a number of', 'absences.csv', '2025-09-03', '45903', [], 2],
  ['a day that is none', 'absences.csv', '2025-09-03', '2025-09-31', ['day-impossible'], 1],
  ['an id that a spreadsheet wrote in powers of ten', 'absences.csv', '0101', '1.01E+2', ['id-damaged'], 1],
  ['an id that lost its zero', 'absences.csv', '0101', '101', ['student-unknown'], 1],
  [
    'the same absence twice',
    'absences.csv',
    '0103,008,2025-09-05,no',
    '0103,008,2025-09-05,no\n0103,008,2025-09-05,no',
    ['absence-twice'],
    2,
  ],
  ['an absence on a Sunday', 'absences.csv', '2025-09-03', '2025-09-07', ['absence-not-in-session'], 2],
  ['an absence after the last day', 'absences.csv', '2025-09-05', '2025-10-06', ['absence-without-enrolment'], 1],
  ['a school that nobody knows', 'absences.csv', '0101,007', '0101,999', ['absence-without-enrolment'], 1],
])('%s', async (_, path, from, to, told, absences) => {
  const report = await bring(changed(path, (text) => text.replace(from, to)));
  expect(codes(report)).toEqual(expect.arrayContaining(told));
  expect(report.outlook!.absence.added).toBe(absences);
});

test('text that looks like a formula or markup is told and kept as text', async () => {
  const report = await bring(
    changed('students.csv', (text) => text.replace('Reyes', '=1+1').replace('Sol', '<b>Sol</b>')),
  );
  expect(codes(report)).toEqual(expect.arrayContaining(['text-like-formula', 'text-with-markup']));
  expect(await namesIn(report.district)).toEqual(['=1+1', '<b>Sol</b>', 'Okafor-Lund']);
});

test('a header that stands twice is told', async () => {
  const report = await bring(changed('students.csv', (text) => text.replace('birth_date', 'last_name')));
  expect(codes(report)).toContain('column-twice');
});

test('a quote that never ends stops the import, and nothing of it is kept', async () => {
  const report = await bring(changed('students.csv', (text) => text.replace('Sol', '"Sol')));
  expect(report.refused).toBe('rows left out');
  expect(report.number).toBeUndefined();
  expect(await namesIn(report.district)).toEqual([]);
});

test.each([
  ['an empty file', { 'students.csv': '' }],
  ['a file of another kind', { 'minutes.docx': 'no table' }],
  ['a table of something else', { 'lunch.csv': 'dish,price\nsoup,2\n' }],
])('%s alone is nothing to read', async (_, files) => {
  expect((await bring(files as Files)).refused).toBe('nothing to read');
});

test.each([
  ['unsafe path', { 'aa/students.csv': 'x' }, 'aa/students.csv', '../students.csv'],
  ['too large', { 'students.csv': Buffer.alloc(20_000_000) }, '', ''],
])('a ZIP with a fault (%s) is not opened', async (fault, files, from, to) => {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const path = join(world.folderOf({ 'here.txt': '' }), 'export.zip');
  await pipeline(zip.outputStream, createWriteStream(path));
  if (from) rewrite(path, from, to);
  await expect(bring(path)).rejects.toMatchObject({ fault });
});

/** Writes over a name inside a ZIP, everywhere it stands, with one as long. */
function rewrite(path: string, from: string, to: string): void {
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, 'latin1');
  writeFileSync(path, bytes);
}

test('birthplace, social security number and citizenship are nowhere in the records, nor among the problems', async () => {
  const secrets = ['Birthplaceville', '219-09-9999', 'Visaland'];
  const report = await bring(
    changed('students.csv', (text) =>
      text
        .split('\n')
        .map((line, index) =>
          line === '' ? line : `${line},${index === 0 ? 'birthplace,ssn,citizenship' : secrets.join(',')}`,
        )
        .join('\n'),
    ),
  );
  expect(report.outlook!.student.added).toBe(3);
  expect(codes(report)).toContain('column-forbidden');
  const tables = await world.run(
    `select oid::regclass::text as name from pg_class where relnamespace = 'records'::regnamespace and relkind = 'r'`,
  );
  expect(tables.length).toBeGreaterThan(recordTables.length);
  for (const { name } of tables)
    for (const secret of secrets)
      expect(
        await world.run(`select 1 from ${String(name)} t where t::text like $1`, [`%${secret}%`]),
        String(name),
      ).toEqual([]);
});
