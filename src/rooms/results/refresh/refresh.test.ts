import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { keeperScope } from '#ground/db/scope.js';
import { testHouse } from '../../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../../tests/records/world.js';
import { refreshResults } from './refresh.js';
import { districtStates } from './state.js';

const house = testHouse();
let world: RecordsWorld;
let ada: string;
const missed = (from: number, count: number): [number, number][] =>
  Array.from({ length: count }, (_, index) => [from + index, 2]);

/**
 * Forty days at Cedar; Maple has none on the tenth. A missed 4 of 40; B 9 of 9 at Cedar, then none of 30 at Maple; C 1 of 10, and left;
 * D 3 of 40. An absence a year later makes this year a whole one.
 */
beforeAll(async () => {
  world = await recordsWorld(house);
  ada = await world.student([{}], missed(1, 4), { race: 'black' });
  await world.student([{ last: 9 }, { school: world.maple, first: 10, grade: 4 }], missed(1, 9), { race: 'black' });
  await world.student([{ last: 10 }], missed(10, 1), { race: 'white' });
  await world.student([{}], missed(20, 3), { race: 'white' });
  await world.student([], [['2026-09-02', 2]]);
  await refresh();
});

const refresh = (all = false) => keeperScope(house.database, (scope) => refreshResults(scope, world.district, { all }));
const snapshot = () => world.run('select * from records.result order by place_id, year, indicator, grade, subgroup');

/** Numerator and denominator. */
async function result(indicator: string, place: string, grade = 'all', subgroup = 'all') {
  const [row] = await world.run(
    `select numerator, denominator from records.result
     where place_id = $1 and year = 2025 and indicator = $2 and grade = $3 and subgroup = $4`,
    [place, indicator, grade, subgroup],
  );
  return row && [row['numerator'], row['denominator']];
}

describe('results, worked out by hand', () => {
  test('chronic absence: exactly a tenth counts, nine days are too few, and the district counts the days of all schools', async () => {
    expect(await result('chronic-absence', world.cedar)).toEqual([2, 3]);
    expect(await result('chronic-absence', world.maple)).toEqual([0, 1]);
    expect(await result('chronic-absence', world.district)).toEqual([3, 4]);
  });

  test('attendance: days present of days enrolled', async () => {
    expect(await result('attendance-rate', world.cedar)).toEqual([99 - 17, 99]);
    expect(await result('attendance-rate', world.maple)).toEqual([30, 30]);
    expect(await result('attendance-rate', world.district)).toEqual([129 - 17, 129]);
  });

  test('enrolment on count day and at any time: a student of two schools counts once in the district', async () => {
    expect(await result('enrolment', world.cedar)).toEqual([2, null]);
    expect(await result('enrolment', world.maple)).toEqual([1, null]);
    expect(await result('enrolment', world.district)).toEqual([3, null]);
    expect(await result('students-served', world.cedar)).toEqual([4, null]);
    expect(await result('students-served', world.district)).toEqual([4, null]);
  });

  test('mobility: who left or came, and moves between schools in the district’s figure', async () => {
    expect(await result('mobility', world.cedar)).toEqual([2, 4]);
    expect(await result('mobility', world.maple)).toEqual([1, 1]);
    expect(await result('mobility', world.district)).toEqual([2, 4]);
  });

  test('by group and grade: the grade of the last school counts in the district', async () => {
    expect(await result('chronic-absence', world.district, 'all', 'black')).toEqual([2, 2]);
    expect(await result('chronic-absence', world.district, 'all', 'white')).toEqual([1, 2]);
    expect(await result('chronic-absence', world.district, 'grade-4', 'all')).toEqual([1, 1]);
    expect(await result('chronic-absence', world.district, 'grade-3', 'black')).toEqual([1, 1]);
    expect(await result('chronic-absence', world.district, 'all', 'no-disability')).toEqual([3, 4]);
    expect(await result('chronic-absence', world.district, 'all', 'disability')).toBeUndefined();
  });
});

describe('a refresh', () => {
  test('counts nothing again where nothing changed, and says so', async () => {
    expect(await refresh()).toEqual({ schoolYears: 0 });
    expect(await keeperScope(house.database, (scope) => districtStates(scope))).toMatchObject([{ changed: false }]);
  });

  test('counts again what an import touched and nothing else; undone, all is as before', async () => {
    const before = await snapshot();
    const counted = () =>
      world.run('select place_id, computed_at from records.result_extent where place_id = $1', [world.maple]);
    const maple = await counted();
    await world.run(
      `insert into records.import (district_id, number, id, source_system, committed_at) values ($1, 2, $2, 'test', now())`,
      [world.district, uuidv7()],
    );
    await world.run('update records.absence set ended = 2 where student_id = $1 and day = $2', [ada, world.days[0]]);
    expect(await keeperScope(house.database, (scope) => districtStates(scope))).toMatchObject([{ changed: true }]);
    expect(await refresh()).toEqual({ schoolYears: 1 });
    expect(await result('chronic-absence', world.cedar)).toEqual([1, 3]);
    expect(await result('chronic-absence', world.district)).toEqual([2, 4]);
    expect(await counted()).toEqual(maple);

    await world.run('update records.absence set ended = null where ended = 2');
    await world.run('update records.import set undone_at = now() where number = 2');
    expect(await refresh()).toEqual({ schoolYears: 1 });
    expect(await snapshot()).toEqual(before);
  });

  test('finds a change of a student’s race at every school of theirs', async () => {
    await world.run(
      `insert into records.import (district_id, number, id, source_system, committed_at) values ($1, 3, $2, 'test', now())`,
      [world.district, uuidv7()],
    );
    await world.run(
      `with old as (update records.student set ended = 3 where id = $1 returning *)
       insert into records.student (district_id, id, began, source_system, source_id, given_name, family_name, race)
       select district_id, id, 3, source_system, 'again ' || source_id, given_name, family_name, 'asian' from old`,
      [ada],
    );
    // An enrolment without an end goes on into the next year.
    expect(await refresh()).toEqual({ schoolYears: 2 });
    expect(await result('chronic-absence', world.district, 'all', 'asian')).toEqual([1, 1]);
    expect(await result('chronic-absence', world.district, 'all', 'black')).toEqual([1, 1]);
  });

  test('counts an indicator that the network added, and none that it retired', async () => {
    const staff = await house.person('network staff', world.network);
    const definition = {
      key: 'severe-absence',
      name: { en: 'Severe absence', es: 'Ausencia grave' },
      text: { en: 'One day in five.', es: 'Uno de cada cinco días.' },
      unit: 'percent',
      direction: 'less is better',
      counts: { at_least: [{ fact: 'enrolled' }, 10] },
      numerator: { when: { at_least: [{ product: [5, { fact: 'absent' }] }, { fact: 'enrolled' }] } },
      denominator: 1,
      source: { name: 'A test' },
    };
    await world.run('insert into commons.indicator (key, definition, added_by) values ($1, $2, $3)', [
      definition.key,
      JSON.stringify(definition),
      staff,
    ]);
    expect((await refresh()).schoolYears).toBe(4);
    expect(await result('severe-absence', world.district)).toEqual([1, 4]);
    await world.run('update commons.indicator set retired_at = now()');
    await refresh();
    expect(await result('severe-absence', world.district)).toBeUndefined();
  });

  test('counts the running year up to its last recorded day, and the whole of it once the next has begun', async () => {
    await world.run(`delete from records.absence where day = '2026-09-02'`);
    await refresh(true);
    // The last absence anywhere at Cedar is on the 22nd day: two students were there for all 22, one for 9, one for 10.
    expect(await result('attendance-rate', world.cedar)).toEqual([63 - 17, 63]);
    // Nothing was missed at Maple, so the district's last day counts: days 11 to 22.
    expect(await result('attendance-rate', world.maple)).toEqual([12, 12]);
    const [extent] = await world.run('select as_of::text, running from records.result_extent where place_id = $1', [
      world.cedar,
    ]);
    expect(extent).toEqual({ as_of: world.days[21], running: true });
  });

  test('does not count days ahead because somebody announced an absence on one of them', async () => {
    const states = () =>
      world.run('select place_id, year, as_of::text, running from records.result_extent order by 1, 2');
    const before = await states();
    await world.run(
      `insert into records.absence (district_id, student_id, day, school_id, began, part, kind)
       select district_id, student_id, current_date + 20, school_id, 1, 2, 'excused' from records.absence limit 1`,
    );
    await refresh();
    expect(await states()).toEqual(before);
  });

  test('leaves nothing of records that are gone', async () => {
    for (const table of ['absence', 'enrolment', 'session_day']) await world.run(`delete from records.${table}`);
    await refresh();
    for (const table of ['result', 'result_extent', 'student_year'])
      expect(await world.run(`select * from records.${table}`), table).toEqual([]);
  });
});
