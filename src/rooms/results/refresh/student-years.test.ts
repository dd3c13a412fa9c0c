import { beforeAll, describe, expect, test } from 'vitest';
import { keeperScope } from '#ground/db/scope.js';
import { testHouse } from '../../../../tests/house.js';
import { type Missed, type RecordsWorld, recordsWorld, type Stay } from '../../../../tests/records/world.js';
import { refreshResults } from './refresh.js';

interface StudentYear {
  enrolled: number;
  absent: number;
  halves: number;
  entries: number;
  exits: number;
  on_count_day: boolean;
}

const house = testHouse();
let world: RecordsWorld;
beforeAll(async () => {
  world = await recordsWorld(house);
  // Attendance is recorded; an absence of the year after makes the year of these tests a whole one.
  await world.student(
    [{}],
    [
      [1, 2],
      ['2026-09-02', 2],
    ],
  );
});

/** The years of a student who was there then and missed that. */
async function student(stays: Stay[], missed: Missed[] = []): Promise<StudentYear[]> {
  const id = await world.student(stays, missed);
  await keeperScope(house.database, (scope) => refreshResults(scope, world.district, { all: true }));
  return (await world.run(
    `select * from records.student_year where district_id = $1 and student_id = $2 and year = 2025 order by enrolled`,
    [world.district, id],
  )) as unknown as StudentYear[];
}

const counts = (years: StudentYear[]) => years.map(({ enrolled, absent, halves }) => ({ enrolled, absent, halves }));

describe('a student’s year at a school', () => {
  test('counts the days in session between first and last day, both included', async () => {
    expect(counts(await student([{ first: 5, last: 14 }]))).toEqual([{ enrolled: 10, absent: 0, halves: 0 }]);
  });

  test('goes on to the end of the year where there is no last day', async () => {
    expect(counts(await student([{}]))).toEqual([{ enrolled: 40, absent: 0, halves: 0 }]);
  });

  test('counts a half day as missed, and as half', async () => {
    const years = await student(
      [{}],
      [
        [1, 1],
        [2, 2],
        [3, 2],
      ],
    );
    expect(counts(years)).toEqual([{ enrolled: 40, absent: 3, halves: 5 }]);
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

  test('leaves the days between two stays out, and counts the way out and back in', async () => {
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
    expect(years).toMatchObject([{ entries: 1, exits: 1 }]);
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
    expect(counts(years)).toEqual([
      { enrolled: 9, absent: 1, halves: 2 },
      { enrolled: 30, absent: 1, halves: 2 },
    ]);
    expect(years).toMatchObject([
      { entries: 0, exits: 1 },
      { entries: 1, exits: 0 },
    ]);
  });

  test('begins on the first day and ends on the last without having moved', async () => {
    expect(await student([{ first: 1, last: 40 }])).toMatchObject([{ entries: 0, exits: 0 }]);
    expect(await student([{ first: 2, last: 39 }])).toMatchObject([{ entries: 1, exits: 1 }]);
  });

  test('is enrolled on count day, October 1, from the first day to the last', async () => {
    const countDay = world.days.indexOf('2025-10-01') + 1;
    expect(countDay).toBeGreaterThan(0);
    for (const [first, last, there] of [
      [1, countDay, true],
      [countDay, 40, true],
      [1, countDay - 1, false],
      [countDay + 1, 40, false],
    ] as const)
      expect(await student([{ first, last }]), `${first}–${last}`).toMatchObject([{ on_count_day: there }]);
  });
});
