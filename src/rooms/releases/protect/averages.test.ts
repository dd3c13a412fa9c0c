import { describe, expect, test } from 'vitest';
import { shownAverages } from './averages.js';
import { type Breakdown, type ExactTable, keyOf } from './exact-table.js';

const gender: Breakdown = { name: 'gender', groups: ['female', 'male', 'another-gender'], exhaustive: true };

/** Students by place and group. */
function tableOf(students: Record<string, Record<string, number>>): ExactTable {
  return {
    id: 't',
    subject: 't',
    population: 'p',
    district: 'district',
    averages: true,
    cells: Object.entries(students).flatMap(([place, groups]) =>
      Object.entries(groups).map(([group, size]) => ({ place, group, students: size, count: null })),
    ),
  };
}

function shown(table: ExactTable, before: string[] = []) {
  const may = new Set(
    table.cells.filter(({ students }) => students >= 10).map(({ place, group }) => keyOf(place, group)),
  );
  const found = shownAverages(table, may, new Set(before), [gender], 10);
  return { ...found, shown: [...found.shown].toSorted() };
}

describe('averages', () => {
  test('are shown of every group that is large enough where nothing is left over', () => {
    expect(shown(tableOf({ a: { all: 50, female: 20, male: 30 } })).shown).toEqual(['a all', 'a female', 'a male']);
  });

  test('leave out one group more where a few students would be left over', () => {
    expect(shown(tableOf({ a: { all: 53, female: 20, male: 30, 'another-gender': 3 } })).shown).toEqual([
      'a all',
      'a male',
    ]);
  });

  test('count students in none of the groups as left over', () => {
    expect(shown(tableOf({ a: { all: 52, female: 20, male: 30 } })).shown).toEqual(['a all', 'a male']);
  });

  test('leave out a school more where one school alone would be left over, whatever students of two schools hide', () => {
    const schools = { a: { all: 40 }, b: { all: 30 }, c: { all: 4 }, district: { all: 72 } };
    expect(shown(tableOf(schools)).shown).toEqual(['a all', 'district all']);
  });

  test('do not hold where what was shown before leaves a few students over', () => {
    const table = tableOf({ a: { all: 53, female: 20, male: 30, 'another-gender': 3 } });
    expect(shown(table, ['a all', 'a female', 'a male']).holds).toBe(false);
    expect(shown(table, ['a female']).holds).toBe(true);
  });
});
