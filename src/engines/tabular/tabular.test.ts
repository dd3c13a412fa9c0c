import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askAboutZeros, findTable, guessRoles, legend, readCell, readTable, subgroupOf, subgroups } from './index.js';
import { rowsOfFile } from '../../../tests/engines/rhode-island.js';

describe('findTable', () => {
  it('passes titles, a byte order mark, notes, and empty rows and columns at the end', () => {
    const table = findTable([
      ['\ufeffAttendance 2021-22', '', '', ''],
      ['', '', '', ''],
      ['code', 'name', 'count', ''],
      ['01', 'Barrington', '12', ''],
      ['', '', '5', ''],
      ['* fewer than 10 students', '', '', ''],
      ['', '', '', ''],
    ]);
    expect(table).toEqual({
      headerLine: 3,
      columns: [
        { name: 'code', index: 0 },
        { name: 'name', index: 1 },
        { name: 'count', index: 2 },
      ],
      rows: [
        { line: 4, cells: ['01', 'Barrington', '12'] },
        { line: 5, cells: ['', '', '5'] },
      ],
      titles: ['Attendance 2021-22'],
      notes: ['* fewer than 10 students'],
      problems: [],
    });
  });

  it('reports columns without a name of their own and rows that are too long', () => {
    const { columns, problems } = findTable([
      ['code', 'n', 'n', ''],
      ['a', '1', '2', '3'],
      ['b', '1', '2', '', '9'],
    ]);
    expect(columns.map(({ name }) => name)).toEqual(['code', 'n', 'n (2)', 'column 4', 'column 5']);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [1, 'column-named-twice'],
      [1, 'column-without-name'],
      [1, 'column-without-name'],
      [3, 'row-too-long'],
    ]);
  });

  it('says when there is no header', () => {
    expect(
      findTable([
        ['1', '2'],
        ['3', '4'],
      ]).problems,
    ).toEqual([{ line: 1, code: 'header-not-found', hint: {} }]);
    expect(findTable([]).problems).toHaveLength(1);
  });
});

describe('readTable', () => {
  it('reports what a column cannot hold, with line, column, value and what was made of it', () => {
    const table = findTable([
      ['school id', 'school', 'students', 'rate'],
      ['440003000123', 'A', '12', '91.5'],
      ['3.1E+11', 'B', '-4', '104'],
      ['44000300126', 'C', 'few', ''],
    ]);
    const { rows, problems } = readTable(table, {
      ids: [{ column: 'school id', digits: 12 }],
      texts: ['school'],
      counts: ['students'],
      rates: ['rate'],
      marks: legend(),
    });
    expect(problems).toEqual([
      { line: 3, column: 'school id', value: '3.1E+11', code: 'identifier-damaged', hint: { digits: 12 } },
      { line: 3, column: 'students', value: '-4', code: 'count-impossible', hint: {} },
      { line: 3, column: 'rate', value: '104', code: 'rate-impossible', hint: {} },
      {
        line: 4,
        column: 'school id',
        value: '44000300126',
        code: 'identifier-mended',
        hint: { as: '044000300126', digits: 12 },
      },
      { line: 4, column: 'students', value: 'few', code: 'value-not-understood', hint: {} },
    ]);
    expect(rows[0]).toEqual({
      line: 2,
      ids: { 'school id': '440003000123' },
      texts: { school: 'A' },
      values: { students: { kind: 'number', value: 12 }, rate: { kind: 'number', value: 91.5 } },
    });
  });

  it('refuses a column that is not there', () => {
    const table = findTable([
      ['id', 'n'],
      ['a', '1'],
    ]);
    expect(() => readTable(table, { ids: [], texts: [], counts: ['m'], rates: [], marks: legend() })).toThrow(
      RangeError,
    );
  });
});

describe('askAboutZeros', () => {
  const rows = (...texts: [string, string, string][]) =>
    texts.map(([total, girls, boys]) => ({ total: readCell(total), girls: readCell(girls), boys: readCell(boys) }));
  const cut = rows(
    ['31', '31', '0'],
    ['25', '22', '0'],
    ['40', '20', '20'],
    ['28', '0', '24'],
    ['33', '30', '0'],
    ['19', '0', '15'],
    ['26', '20', '0'],
  );

  it('asks when small counts never occur and zeros leave sums short', () => {
    expect(askAboutZeros(cut, ['girls', 'boys'], 'total')).toEqual({
      code: 'zeros-may-be-withheld',
      columns: ['girls', 'boys'],
      zeros: 6,
      leastPositive: 15,
      shortfalls: 5,
    });
    expect(askAboutZeros(cut, ['girls', 'boys'])).toMatchObject({ zeros: 6 });
  });

  it('does not ask when sums prove the zeros, or small counts occur', () => {
    const real = rows(
      ['31', '31', '0'],
      ['22', '22', '0'],
      ['40', '20', '20'],
      ['24', '0', '24'],
      ['30', '30', '0'],
      ['15', '0', '15'],
    );
    expect(askAboutZeros(real, ['girls', 'boys'], 'total')).toBeUndefined();
    expect(askAboutZeros([...cut, ...rows(['3', '3', '0'])], ['girls', 'boys'], 'total')).toBeUndefined();
  });
});

describe('the words for subgroups', () => {
  it('name each group once', () => {
    const words = subgroups.flatMap((subgroup) => subgroup.words);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
  });

  it.each([
    ['FRL', 'economically disadvantaged'],
    ['IEP', 'disability'],
    ['LEP', 'english learner'],
    ['G07', 'grade 7'],
    ['Hispanic/Latino of any race', 'hispanic'],
    ['Free/Reduced Price Meal Eligible', 'economically disadvantaged'],
    ['Students Without High Needs', 'no high needs'],
    ['Asian or Native Hawaiian/Other Pacific Islander', 'asian or pacific islander'],
    ['English Language Learners', 'english learner'],
    ['MHP', 'pacific islander'],
    ['TR', 'two or more races'],
  ])('knows %s', (word, code) => expect(subgroupOf(word)?.code).toBe(code));
});

const realData = new URL('../../../../shared/data/', import.meta.url);
const isThere = existsSync(realData);
if (!isThere) console.info('Skipped: Connecticut’s and New York’s files are not beside this checkout.');

describe.runIf(isThere)('files of other states', () => {
  it('Connecticut: one row for each group, below a title', () => {
    const table = findTable(
      rowsOfFile(new URL('results-ct/School_Attendance_by_Student_Group_and_District__2021-2022.csv', realData)),
    );
    const { columns, shape } = guessRoles(table);
    expect([table.headerLine, table.titles.length, table.rows.length, shape]).toEqual([2, 1, 2019, 'long']);
    expect(columns.map(({ role }) => role)).toEqual([
      'district id',
      'district name',
      'subgroup category',
      'subgroup',
      'count',
      'rate',
      'count',
      'rate',
      'count',
      'rate',
      'period',
      'updated',
    ]);
    const groups = new Set(table.rows.map(({ cells }) => cells[3]!));
    expect([...groups].filter((group) => !subgroupOf(group))).toEqual([]);
  });

  it('New York: s for what is withheld', () => {
    const table = findTable(rowsOfFile(new URL('results-nyc/math_test_results.csv', realData)));
    const { columns } = guessRoles(table);
    expect(table.columns[0]!.name).toBe('DBN');
    expect(columns.slice(0, 8).map(({ role }) => role)).toEqual([
      'school id',
      'grade',
      'year',
      'subgroup category',
      'count',
      'measure',
      'count',
      'rate',
    ]);
    const { rows, problems } = readTable(table, {
      ids: [{ column: 'DBN' }],
      texts: [],
      counts: ['Number Tested', 'Level 1 #'],
      rates: ['Level 1 %'],
      measures: ['Mean Scale Score'],
      marks: legend(),
    });
    expect(rows.filter(({ values }) => values['Level 1 #']!.kind === 'withheld')).toHaveLength(421);
    expect(problems).toEqual([]);
  });
});
