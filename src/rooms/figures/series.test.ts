import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { keeperScope, scope } from '#ground/db/scope.js';
import { testHouse } from '../../../tests/house.js';
import { findSeries, listSeries } from './room.js';
import { placeFigures } from '../../../tests/figures.js';

const house = testHouse();
const school = uuidv7();

beforeAll(() =>
  keeperScope(house.database, async (tx) => {
    await tx.client.query(
      `insert into commons.organization (id, kind, name, state) values ($1, 'school', 'Harbor School', 'RI')`,
      [school],
    );
    await placeFigures(tx, school, [
      { measure: 'enrollment', group: 'white', year: '2023-24', value: 31 },
      { measure: 'enrollment', group: 'white', year: '2024-25', mark: 'withheld' },
      { measure: 'enrollment', group: 'all', year: '2024-25', value: 240 },
      { measure: 'chronic-absence', group: 'all', year: '2024-25', value: 12.5 },
    ]);
  }),
);

const asVisitor = <T>(work: Parameters<typeof scope<T>>[2]) => scope(house.database, null, work);

test('a series tells each year, its mark, whose it is and what it means', async () => {
  const series = await asVisitor((tx) =>
    findSeries(tx, 'es', { measure: 'enrollment', place: school, group: 'white' }),
  );
  expect(series).toMatchObject({
    measureName: 'Estudiantes inscritos',
    placeName: 'Harbor School',
    groupName: 'Blancos',
    unit: 'count',
    points: [
      { year: '2023-24', value: 31, mark: 'value' },
      { year: '2024-25', value: null, mark: 'withheld' },
    ],
    source: { name: 'State Department, Counts', date: '2024-10-01', licence: 'Public record' },
    href: `/figures/enrollment/${school}/white`,
  });
});

test('what was never published has no series', async () => {
  const find = (measure: string, place: string, group: string) =>
    asVisitor((tx) => findSeries(tx, 'en', { measure, place, group }));
  expect(await find('enrollment', school, 'asian')).toBeUndefined();
  expect(await find('enrollment', uuidv7(), 'all')).toBeUndefined();
  expect(await find('enrollment', 'no id', 'all')).toBeUndefined();
  expect(await find('no-measure', school, 'all')).toBeUndefined();
  expect(await find('enrollment', school, 'no group')).toBeUndefined();
});

test('series are listed in the order of measures and groups', async () => {
  const list = await asVisitor((tx) => listSeries(tx, 'en', school));
  expect(list.map(({ label }) => label)).toEqual([
    'Students enrolled: All students',
    'Students enrolled: White',
    'Chronic absence: All students',
  ]);
});

test('a figure with a number but no right mark cannot stand in the database', async () => {
  const wrong = keeperScope(house.database, (tx) =>
    placeFigures(tx, school, [{ measure: 'enrollment', group: 'asian', year: '2024-25', value: 4, mark: 'withheld' }]),
  );
  await expect(wrong).rejects.toThrow('check constraint');
});

test('nobody but the keeper writes what is published', async () => {
  const clerk = await house.person('network staff', school);
  for (const actor of [null, { personId: clerk }])
    for (const statement of [
      'delete from published.figure',
      `update published.source set title = 'x'`,
      `insert into published.figure_place (id) values (gen_random_uuid())`,
    ])
      await expect(scope(house.database, actor, (tx) => tx.client.query(statement))).rejects.toThrow(
        'permission denied',
      );
});
