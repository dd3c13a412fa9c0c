import { beforeAll, describe, expect, test } from 'vitest';
import { scope } from '#ground/db/scope.js';
import { testHouse } from '../../../../tests/house.js';
import { type Missed, type RecordsWorld, recordsWorld } from '../../../../tests/records/world.js';
import { readStandings, type Standing } from './queries.js';
import { tierOf } from './standing.js';

test.each([
  [{ enrolled: 9, missed: 9 }, 'too early'],
  [{ enrolled: 10, missed: 0 }, 'fine'],
  [{ enrolled: 20, missed: 1 }, 'near'],
  [{ enrolled: 21, missed: 1 }, 'fine'],
  [{ enrolled: 11, missed: 1 }, 'near'],
  [{ enrolled: 10, missed: 1 }, 'chronic'],
  [{ enrolled: 180, missed: 18 }, 'chronic'],
  [{ enrolled: 181, missed: 18 }, 'near'],
  [{ enrolled: 40, missed: 8 }, 'severe'],
  [{ enrolled: 41, missed: 8 }, 'chronic'],
] as const)('%j is %s', (days, tier) => expect(tierOf(days)).toBe(tier));

describe('the standings of a school', () => {
  const house = testHouse();
  let world: RecordsWorld;
  let students: Map<string, Standing>;
  let asOf: string | null;
  const missed = (...days: number[]): Missed[] => days.map((day) => [day, 2]);

  /** Cedar's last recorded day is the fortieth, a Monday; a week before it was the thirty-fifth. */
  beforeAll(async () => {
    world = await recordsWorld(house);
    await world.student([{}], missed(1, 2, 3, 40), { name: 'Crossed' });
    await world.student([{}], missed(1, 2, 3, 4), { name: 'Chronic' });
    await world.student([{}], missed(1, 2, 3, 4, 5, 6, 7, 8), { name: 'Severe' });
    await world.student(
      [{}],
      [
        [7, 1],
        [9, 1],
      ],
      { name: 'Halves' },
    );
    await world.student([{ first: 32 }], missed(40), { name: 'New' });
    await world.student([{ last: 39 }], missed(1, 2, 3, 4, 5), { name: 'Gone' });
    await world.student([{ last: 20 }, { first: 15 }], missed(1), { name: 'Twice' });
    await world.student(
      [{ school: world.maple, last: 30 }, { first: 31 }],
      [
        [3, 2, world.maple],
        [33, 2],
      ],
      { name: 'Moved' },
    );
    // A day that is not over yet, as files of planned absences have them.
    const id = await world.student([{}], [['2099-01-05', 2]], { name: 'Fine' });
    await world.run(
      `insert into records.program_status (district_id, student_id, program, first_day, from_meal_application, began)
       values ($1, $2, 'homeless', '2025-09-01', false, 1), ($1, $2, 'economically disadvantaged', '2025-09-01', true, 1)`,
      [world.district, id],
    );
    const principal = await house.person('principal', world.cedar);
    const found = await scope(house.database, { personId: principal }, async (tx) => {
      await tx.client.query(`select records.open('attendance team', $1, $2)`, [world.district, world.cedar]);
      return readStandings(tx, world.district, world.cedar);
    });
    asOf = found.asOf;
    students = new Map(found.students.map((each) => [each.givenName, each]));
  });

  test.each([
    ['Crossed', { enrolled: 40, missed: 4 }, 'chronic', true],
    ['Chronic', { enrolled: 40, missed: 4 }, 'chronic', false],
    ['Severe', { enrolled: 40, missed: 8 }, 'severe', false],
    ['Halves', { enrolled: 40, missed: 2 }, 'near', false],
    ['New', { enrolled: 9, missed: 1 }, 'too early', false],
    ['Twice', { enrolled: 40, missed: 1 }, 'fine', false],
    ['Moved', { enrolled: 10, missed: 1 }, 'chronic', true],
    ['Fine', { enrolled: 40, missed: 0 }, 'fine', false],
  ])('%s', (name, now, tier, crossed) => expect(students.get(name)).toMatchObject({ now, tier, crossed }));

  test('go up to the last recorded day', () => expect(asOf).toBe(world.days[39]));

  test('leave out who is not enrolled on the last day', () => expect(students.has('Gone')).toBe(false));

  test('say of the last twenty days which were missed, and which were not yet at this school', () => {
    expect(students.get('Crossed')!.lately).toEqual([...Array<boolean>(19).fill(false), true]);
    expect(students.get('New')!.lately).toEqual([
      ...Array<null>(11).fill(null),
      ...Array<boolean>(8).fill(false),
      true,
    ]);
  });

  test('do not tell what is known from a meal application', () =>
    expect(students.get('Fine')!.programs).toEqual(['homeless']));
});
