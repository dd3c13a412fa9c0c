import { beforeAll, describe, expect, test } from 'vitest';
import { keeperScope } from '#ground/db/scope.js';
import { testHouse } from '../../../tests/house.js';
import { type Missed, type RecordsWorld, recordsWorld, type Stay } from '../../../tests/records.js';
import { readStudentYears, type StudentYear } from './student-years.js';

const house = testHouse();
let world: RecordsWorld;
beforeAll(async () => void (world = await recordsWorld(house)));

/** The years of a student who was there then and missed that. */
async function student(stays: Stay[], missed: Missed[] = []): Promise<StudentYear[]> {
  const id = await world.student(stays, missed);
  const all = await keeperScope(house.database, (scope) => readStudentYears(scope, world.period));
  return all.filter(({ studentId }) => studentId === id);
}

const counts = (years: StudentYear[]) => years.map(({ enrolled, absent, halves }) => ({ enrolled, absent, halves }));

describe('a student’s year at a school', () => {
  test('counts the days in session between first and last day, both included', async () => {
    expect(counts(await student([{ first: 5, last: 14 }]))).toEqual([{ enrolled: 10, absent: 0, halves: 0 }]);
  });

  test('goes on to the end of the period where there is no last day', async () => {
    expect(counts(await student([{}]))).toEqual([{ enrolled: 40, absent: 0, halves: 0 }]);
  });

  test('counts a half day as missed, and as half', async () => {
    expect(
      counts(
        await student(
          [{}],
          [
            [1, 1],
            [2, 2],
            [3, 2],
          ],
        ),
      ),
    ).toEqual([{ enrolled: 40, absent: 3, halves: 5 }]);
  });

  test('leaves out what was missed on a Sunday, before the first day and after the last', async () => {
    const years = await student(
      [{ first: 5, last: 14 }],
      [
        ['2025-09-07', 2],
        [4, 2],
        [5, 2],
        [14, 2],
        [15, 2],
      ],
    );
    expect(counts(years)).toEqual([{ enrolled: 10, absent: 2, halves: 4 }]);
  });

  test('counts a day once, however many enrolments cover it', async () => {
    const years = await student(
      [
        { first: 1, last: 20 },
        { first: 11, last: 30 },
      ],
      [[15, 2]],
    );
    expect(counts(years)).toEqual([{ enrolled: 30, absent: 1, halves: 2 }]);
  });

  test('leaves the days between two stays out', async () => {
    const years = await student(
      [
        { first: 1, last: 10 },
        { first: 31, last: 40 },
      ],
      [
        [20, 2],
        [35, 2],
      ],
    );
    expect(counts(years)).toEqual([{ enrolled: 20, absent: 1, halves: 2 }]);
  });

  test('is apart at each school for a student who moves, by each school’s own calendar', async () => {
    const years = await student(
      [
        { first: 1, last: 9, grade: 4 },
        { school: world.maple, first: 10, grade: 4 },
      ],
      [
        [9, 2],
        [10, 2, world.maple],
        [12, 2, world.maple],
      ],
    );
    expect(counts(years.toSorted((a, b) => a.enrolled - b.enrolled))).toEqual([
      { enrolled: 9, absent: 1, halves: 2 },
      { enrolled: 30, absent: 1, halves: 2 },
    ]);
    expect(years.map(({ entries }) => entries).toSorted()).toEqual([0, 1]);
  });

  test('is chronic absence at exactly one day in ten, and not a day below', async () => {
    const chronic = ({ enrolled, absent }: StudentYear) => enrolled >= 10 && absent * 10 >= enrolled;
    const missed = (count: number) => Array.from({ length: count }, (_, index): [number, number] => [index + 1, 2]);
    expect((await student([{}], missed(4))).map(chronic)).toEqual([true]);
    expect((await student([{}], missed(3))).map(chronic)).toEqual([false]);
    expect((await student([{ first: 1, last: 9 }], missed(9))).map(chronic)).toEqual([false]);
    expect((await student([{ first: 1, last: 10 }], missed(1))).map(chronic)).toEqual([true]);
  });
});
