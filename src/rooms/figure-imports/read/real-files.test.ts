import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findTable } from '#engines/tabular/index.js';
import { readFigures } from '../check/cells.js';
import { decodeFile } from '../file/decode.js';
import { propose } from './propose.js';

/** Files of other states, which are not part of the project: read where they lie beside it. */
const realData = new URL('../../../../../shared/data/', import.meta.url);
const tableIn = (path: string) => findTable(decodeFile(readFileSync(new URL(path, realData))).rows);

describe.skipIf(!existsSync(realData))('files of other states', () => {
  test('Connecticut: a title, groups in rows, three years in columns, shares of one', () => {
    const table = tableIn('results-ct/School_Attendance_by_Student_Group_and_District__2021-2022.csv');
    const { mapping, shape } = propose(table, 'attendance.csv', 'CT');
    expect(shape).toBe('long');
    expect(mapping.places).toMatchObject({ level: 'district', id: 'District code', idSystem: 'state:CT' });
    expect(mapping.figures['2019-2020 attendance rate']).toEqual({
      measure: 'attendance-rate',
      group: null,
      year: '2019-20',
      scale: 'fraction',
    });
    const { cells, problems } = readFigures(
      table,
      mapping,
      new Map([
        ['enrollment', 'count'],
        ['attendance-rate', 'percent'],
      ]),
    );
    expect(problems.filter(({ code }) => code === 'value-not-understood' || code === 'rate-impossible')).toEqual([]);
    const state = cells.filter(({ row, group, year }) => row === '00000CT' && group === 'all' && year === '2021-22');
    expect(state.map(({ measure, value }) => [measure, value])).toEqual([
      ['enrollment', 500_285],
      ['attendance-rate', 91.69],
    ]);
  });

  test('New York: marks for withheld, rows for all grades among rows for each, and measures that nobody can guess', () => {
    const table = tableIn('results-nyc/math_test_results.csv');
    const { mapping, questions } = propose(table, 'math.csv', 'NY');
    expect(mapping.year).toEqual({ column: 'Year' });
    expect(mapping.only).toEqual({ Grade: 'All Grades' });
    expect(questions.find(({ code }) => code === 'measure')).toMatchObject({
      columns: expect.arrayContaining(['Number Tested']),
    });
    const figures = {
      'Level 1 %': { measure: 'chronic-absence', group: 'all', year: null, scale: 'as written' as const },
    };
    const { cells } = readFigures(table, { ...mapping, figures }, new Map([['chronic-absence', 'percent']]));
    expect(new Set(cells.map(({ mark }) => mark))).toEqual(new Set(['value', 'withheld']));
    expect(cells.every(({ value, mark }) => (mark === 'value') === (value !== null))).toBe(true);
  });
});
