import { expect, test } from 'vitest';
import { audit, minimumTen, protect } from '#engines/disclosure/index.js';
import { type CountCell, tableSetOf } from './table-set.js';

const cells = (place: string, counts: Record<string, number | null>): CountCell[] =>
  Object.entries(counts).map(([group, value]) => ({ place, parent: null, group, value }));
const hidden = async (given: CountCell[]) =>
  (await protect(tableSetOf(given), minimumTen)).cells.filter(({ shown }) => !shown).map(({ cell }) => cell);

test('a file with some grades only is broken down by those', async () => {
  const given = [
    ...cells('a', { all: 80, 'grade-1': 77, 'grade-2': 3 }),
    ...cells('b', { all: 60, 'grade-1': 30, 'grade-2': 30 }),
  ];
  expect(await hidden(given)).toEqual(['a|grade-1', 'a|grade-2']);
});

test('a group that another place alone has does not hide the sum of this one', async () => {
  const given = [
    ...cells('a', { all: 80, 'grade-1': 77, 'grade-2': 3 }),
    ...cells('b', { all: 60, 'grade-1': 30, 'grade-2': 20, ungraded: 10 }),
  ];
  expect(await hidden(given)).toContain('a|grade-1');
});

test('a group whose row was left out is what its place lacks to the total', async () => {
  const given = [
    ...cells('a', { all: 100, white: 60, black: 20, hispanic: 13 }),
    ...cells('b', { all: 90, white: 30, black: 20, hispanic: 20, asian: 20 }),
  ];
  const attack = await audit(tableSetOf(given), minimumTen);
  expect(attack.recoverable).toEqual(['a|asian']);
  expect((await hidden(given)).length).toBeGreaterThan(1);
});

test('groups that do not add up to everyone are no breakdown', () => {
  const given = [...cells('a', { all: 100, white: 30, black: 20 }), ...cells('b', { all: 90, white: 30, black: 20 })];
  expect(tableSetOf(given).relations).toEqual([]);
});

test('of two ways to name races, the one that the numbers bear out is used', () => {
  const given = cells('a', {
    all: 100,
    white: 30,
    black: 20,
    hispanic: 20,
    asian: 20,
    'all-other-races': 10,
    'pacific-islander': 4,
    'native-american': 3,
    'two-or-more-races': 3,
  });
  expect(tableSetOf(given).relations.map(({ id }) => id)).toEqual(['a by race']);
});

test('a rule that the sums refute is not believed, and the sum still protects', async () => {
  const given = cells('a', { all: 80, female: null, male: 40 }).map((cell) =>
    cell.value === null ? { ...cell, low: 0, high: 9 } : cell,
  );
  const tables = tableSetOf(given);
  expect(tables.problems.map(({ code }) => code)).toEqual(['sum-impossible']);
  expect((await audit(tables, minimumTen)).recoverable).toEqual(['a|female']);
});
