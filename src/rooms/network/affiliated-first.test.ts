import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { keeperScope } from '#ground/db/scope.js';
import { testHouse } from '../../../tests/house.js';
import { searchOrganizations } from './search.js';

const house = testHouse();
/** Name and stage; by name they stand in another order than by stage. */
const schools = [
  ['Ash', null],
  ['Birch', 'exploring'],
  ['Cedar', null],
  ['Dogwood', 'excelling'],
  ['Elm', 'exploring'],
  ['Fir', null],
  ['Ginkgo', 'emerging'],
] as const;

beforeAll(async () => {
  const keeper = house.database.pool('keeper');
  for (const [name, stage] of schools) {
    const id = uuidv7();
    await keeper.query(`insert into commons.organization (id, kind, name) values ($1, 'school', $2)`, [id, name]);
    if (stage)
      await keeper.query(
        `insert into commons.affiliation (id, organization_id, stage, since) values ($1, $2, $3, '2024-01-01')`,
        [uuidv7(), id, stage],
      );
  }
});

const names = (size: number, page: number, descending = false) =>
  keeperScope(house.database, async (scope) => {
    const found = await searchOrganizations(scope, { kind: 'school' }, { sort: 'stage', descending, page, size });
    return found.organizations.map(({ name }) => name);
  });

describe('the order by stage', () => {
  test('has the coalition first, either way round, and the others by name', async () => {
    expect(await names(50, 1)).toEqual(['Birch', 'Elm', 'Ginkgo', 'Dogwood', 'Ash', 'Cedar', 'Fir']);
    expect(await names(50, 1, true)).toEqual(['Dogwood', 'Ginkgo', 'Birch', 'Elm', 'Ash', 'Cedar', 'Fir']);
  });

  test.each([1, 2, 3, 4, 5, 7, 8])('is the same in pages of %d', async (size) => {
    const whole = await names(50, 1);
    const paged: string[] = [];
    for (let page = 1; page <= Math.ceil(schools.length / size) + 1; page += 1)
      paged.push(...(await names(size, page)));
    expect(paged).toEqual(whole);
  });
});
