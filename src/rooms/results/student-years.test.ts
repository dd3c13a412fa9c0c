import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { keeperScope } from '#ground/db/scope.js';
import { testHouse } from '../../../tests/house.js';
import { readStudentYears, type StudentYear } from './student-years.js';

const house = testHouse();
const [network, district] = [uuidv7(), uuidv7()];
const [cedar, maple] = [uuidv7(), uuidv7()];
const period = { districtId: district, from: '2025-09-01', until: '2026-06-30' };

/** School days of the test: the first forty weekdays from 2025-09-02; Maple has one day less, the tenth. */
const days: string[] = [];
for (let day = new Date('2025-09-02T00:00:00Z'); days.length < 40; day = new Date(day.getTime() + 86_400_000))
  if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10));

const run = (text: string, values: unknown[]) => house.database.pool('keeper').query(text, values);

beforeAll(async () => {
  await run(
    `insert into commons.organization (id, kind, name, parent_id) values
       ($1, 'network', 'Network', null), ($2, 'district', 'Harbor', $1), ($3, 'school', 'Cedar', $2), ($4, 'school', 'Maple', $2)`,
    [network, district, cedar, maple],
  );
  await run(`insert into records.import (district_id, number, id, source_system) values ($1, 1, $2, 'test')`, [
    district,
    uuidv7(),
  ]);
  for (const [school, list] of [
    [cedar, days],
    [maple, days.filter((_, index) => index !== 9)],
  ] as const)
    await run(
      'insert into records.session_day (district_id, school_id, day, began) select $1, $2, day, 1 from unnest($3::date[]) day',
      [district, school, list],
    );
});

interface Stay {
  school?: string;
  first?: number;
  last?: number | null;
  grade?: number;
}

/** A student with stays by the number of their first and last school day (from 1), and days missed with their halves. */
async function student(stays: Stay[], missed: [day: number | string, part: number, school?: string][] = []) {
  const id = uuidv7();
  await run(
    `insert into records.student (district_id, id, began, source_system, source_id, given_name, family_name) values ($1, $2::uuid, 1, 'test', $2::text, 'A', 'B')`,
    [district, id],
  );
  for (const { school = cedar, first = 1, last = null, grade = 3 } of stays)
    await run(
      `insert into records.enrolment (district_id, id, began, student_id, school_id, first_day, last_day, grade) values ($1, $2, 1, $3, $4, $5, $6, $7)`,
      [district, uuidv7(), id, school, days[first - 1], last && days[last - 1], grade],
    );
  for (const [day, part, school = cedar] of missed)
    await run(
      `insert into records.absence (district_id, student_id, day, school_id, began, part, kind) values ($1, $2, $3, $4, 1, $5, 'unknown')`,
      [district, id, typeof day === 'string' ? day : days[day - 1], school, part],
    );
  const all = await keeperScope(house.database, (scope) => readStudentYears(scope, period));
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
        { school: maple, first: 10, grade: 4 },
      ],
      [
        [9, 2],
        [10, 2, maple],
        [12, 2, maple],
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
