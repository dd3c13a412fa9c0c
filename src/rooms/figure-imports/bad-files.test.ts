import iconv from 'iconv-lite';
import { beforeAll, expect, test } from 'vitest';
import { bringIn, figureWorld } from '../../../tests/figure-imports.js';
import { testHouse } from '../../../tests/house.js';
import { saysFailure, saysTrouble } from './pages/trouble-words.js';

const house = testHouse();
beforeAll(() => figureWorld(house));

const header = 'schcode,schname,distname,total,FEMALE,MALE';
const rows = ['440000100001,Harbor School,Bayside,100,48,52', '440000100002,Anchor School,Bayside,80,40,40'];
const file = (...lines: string[]) => [header, ...lines].join('\n');
const lay = (text: string | Buffer, settled = {}) => bringIn(house, text, { dryRun: true, settled });

test.each([
  ['an empty file', '', 'The file is empty.'],
  ['only empty lines', '\n\n\n', 'The file is empty.'],
  ['a workbook', Buffer.from('PK\u0003\u0004 rest of it'), 'save the sheet as CSV'],
  ['a web page', '<!DOCTYPE html><html><body>Not found</body></html>', 'This is a web page or a PDF'],
  ['a PDF', '%PDF-1.7 and so on', 'This is a web page or a PDF'],
  ['bytes that are no text', Buffer.from([0x61, 0, 0x62, 0, 0x63]), 'The file is not text.'],
  [
    'a quote that never ends',
    `${file()}\n440000100001,"Harbor School,Bayside,100,48,52\n`,
    'breaks off inside a quoted cell',
  ],
  ['numbers without a header', '1,2,3\n4,5,6\n7,8,9', 'looks like a header'],
  ['a header without rows', header, 'nothing below it'],
])('%s is refused with what to do', async (_, text, sentence) => {
  const refused = await lay(text).then(
    () => undefined,
    (error: Error) => error.message,
  );
  expect(saysFailure('en', refused ?? null)).toContain(sentence);
  expect(saysFailure('es', refused ?? null)).not.toBe(saysFailure('en', refused ?? null));
});

test.each([
  [
    'a word where a count belongs',
    file('440000100001,Harbor School,Bayside,100,many,52', rows[1]!),
    'value-not-understood',
    '“many” is neither a number nor a known mark',
  ],
  [
    'a negative count',
    file('440000100001,Harbor School,Bayside,100,-48,52'),
    'count-impossible',
    '“-48” cannot be a number of students',
  ],
  ['half a student', file('440000100001,Harbor School,Bayside,100,48.5,52'), 'count-impossible', '“48.5” cannot be'],
  ['two columns of one name', `${header},MALE\n${rows[0]},52`, 'column-named-twice', 'Two columns are called “MALE”'],
  ['a row that is too long', file(`${rows[0]},7`), 'row-too-long', 'A row has 7 cells, but the header has 6 columns'],
  [
    'a code that a spreadsheet rounded',
    file(rows[1]!, '4.4E+11,Harbor School,Bayside,100,48,52'),
    'identifier-damaged',
    'rounded number',
  ],
  [
    'a figure twice with two values',
    file(rows[0]!, '440000100001,Harbor School,Bayside,101,49,52'),
    'figure-twice',
    'two values; the other is in line 2',
  ],
  [
    'a sum that is wrong',
    file('440000100001,Harbor School,Bayside,100,48,40', rows[1]!),
    'sum-wrong',
    'the total is 100, the parts make 88',
  ],
  [
    'a place that nobody knows',
    file(rows[0]!, '440000100009,Lighthouse School,Bayside,100,48,52'),
    'places-left-out',
    '1 row has no place here',
  ],
  [
    'a place whose name is only alike',
    'schname,distname,total,FEMALE,MALE\nHarbor Elementary School,Bayside,100,48,52',
    'places-to-confirm',
    'nobody has confirmed it',
  ],
  ['a row that names nothing', file(rows[0]!, ',,,180,88,92'), 'row-names-nothing', 'A row names no place'],
  [
    'nothing that can be shown',
    file('440000100001,Harbor School,Bayside,4,2,2'),
    'nothing-to-show',
    'No figure of this file can be shown',
  ],
])('%s is told with line and remedy', async (_, text, code, sentence) => {
  const laid = (await lay(text))!;
  const trouble = laid.outcome.troubles.find((each) => each.code === code)!;
  expect(trouble, laid.outcome.troubles.map((each) => each.code).join()).toBeDefined();
  const { message, remedy } = saysTrouble('en', trouble);
  expect(message).toContain(sentence);
  expect(remedy).not.toBe('');
  expect(saysTrouble('es', trouble).message).not.toBe(message);
});

test('two rows for one place stop the import', async () => {
  const laid = (await lay(file(rows[0]!, '77,Harbour,Bayside,80,40,40'), {
    matches: { '000000000077': 'nces:440000100001', '77': 'nces:440000100001' },
  }))!;
  expect(laid.outcome.troubles.find(({ code }) => code === 'two-rows-one-place')).toMatchObject({
    severity: 'error',
    line: 3,
  });
});

test('a year that cannot be read stops the import', async () => {
  const laid = (await lay(`${header},Year\n${rows[0]},soon`, { year: { column: 'Year' } }))!;
  expect(
    saysTrouble(
      'en',
      laid.outcome.troubles.find(({ code }) => code === 'year-unreadable')!,
    ).message,
  ).toContain('“soon” is no school year');
});

test('a group that was not asked about is left out and told', async () => {
  const text = 'District,Student group,Student count\nBayside,All Students,300\nBayside,Left-handed,40';
  const laid = (await lay(text, { groups: { column: 'Student group', values: { 'All Students': 'all' } } }))!;
  expect(
    saysTrouble(
      'en',
      laid.outcome.troubles.find(({ code }) => code === 'group-unknown')!,
    ).message,
  ).toContain('“Left-handed”');
});

test.each([
  ['a byte order mark', `\uFEFF${file(...rows)}`],
  ['UTF-16 of an old spreadsheet', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(file(...rows), 'utf16le')])],
  ['Windows-1252', iconv.encode(file(...rows, '440000200003,Escuela Peña,Inland,30,15,15'), 'windows-1252')],
  ['semicolons', file(...rows).replaceAll(',', ';')],
  ['tabs', file(...rows).replaceAll(',', '\t')],
  ['titles above the header', `Fall enrollment 2024-2025\n\n${file(...rows)}`],
  ['empty rows at the end', `${file(...rows)}\n,,,,,\n,,,,,\n`],
  [
    'thousands separators and noise',
    file('440000100001,Harbor School,Bayside,"1,100","1,048.0000000000001",52.00', rows[1]!),
  ],
  ['Windows line ends', file(...rows).replaceAll('\n', '\r\n')],
])('%s does no harm', async (_, text) => {
  const { outcome } = (await lay(text))!;
  expect(outcome.places).toBeGreaterThanOrEqual(2);
  expect(outcome.counts.shown).toBeGreaterThanOrEqual(6);
  expect(outcome.troubles.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a dry run changes nothing', async () => {
  await lay(file(...rows));
  const { rows: kept } = await house.database.pool('keeper').query('select from commons.figure_import');
  expect(kept).toEqual([]);
});
