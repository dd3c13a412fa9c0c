import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '#ground/http/route.js';
import { rooms } from '../../src/house.js';
import { testHouse } from '../house.js';
import { people, type Who } from './people.js';
import { permissions } from './permissions.js';

const house = testHouse();
const routes = rooms.flatMap((room) => room.routes ?? []);
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const ids = new Map<Who, string | undefined>();

beforeAll(async () => {
  const places = await makePlaces();
  const at = { network: places.network, district: places.district, school: places.school, other: places.other };
  const roles: [Who, string, string][] = [
    ['family member', 'family member', at.school],
    ['community school coordinator', 'community school coordinator', at.school],
    ['another coordinator', 'community school coordinator', at.other],
    ['principal', 'principal', at.school],
    ['district data steward', 'district data steward', at.district],
    ['network staff', 'network staff', at.network],
  ];
  for (const [who, role, place] of roles) ids.set(who, await house.person(role, place, who));
  const nobody = uuidv7();
  await house.database
    .pool('keeper')
    .query('insert into commons.person (id, name, fictional) values ($1, $2, true)', [nobody, 'No Role']);
  ids.set('no role', nobody);
});

describe('the table', () => {
  test('names every route once, and no other', () => {
    expect(permissions.flatMap((row) => row.routes).toSorted()).toEqual(routes.map(nameOf).toSorted());
  });
});

describe.each(permissions.flatMap(({ may, routes: names }) => names.map((name) => ({ name, may }))))(
  '$name',
  ({ name, may }) => {
    test.each(Object.keys(people) as Who[])('%s', async (who) => {
      const route = routes.find((each) => nameOf(each) === name);
      expect(route, `${name} is in the table but not in the house`).toBeDefined();
      const response = await knock(route!, who);
      const expected = may.includes(who) ? 'let in' : who === 'visitor' ? 'sent to sign in' : 'refused';
      expect(outcomeOf(response), `status ${response.status}`).toBe(expected);
    });
  },
);

/** Every part of a path is filled with an id that nobody has: who is let in finds nothing there. */
function knock(route: Route, who: Who): Promise<Response> {
  const path = route.path.replace(/:(\w+)(\{[^/]*\})?/g, (_, _name, pattern: string | undefined) => {
    const ending = /\\\.(\w+)\}$/.exec(pattern ?? '')?.[1];
    return ending ? `${uuidv7()}.${ending}` : uuidv7();
  });
  const as = ids.get(who);
  if (route.method === 'GET') return house.ask(path, { as });
  return route.upload ? house.ask(path, { as, upload: {} }) : house.ask(path, { as, form: {} });
}

function outcomeOf({ status, headers }: Response): 'let in' | 'sent to sign in' | 'refused' {
  if (status === 401 || headers.get('location')?.startsWith('/sign-in?next=')) return 'sent to sign in';
  return status === 403 ? 'refused' : 'let in';
}

async function makePlaces() {
  const places = { network: uuidv7(), district: uuidv7(), school: uuidv7(), other: uuidv7() };
  const add = (id: string, kind: string, name: string, parent: string | null) =>
    house.database
      .pool('keeper')
      .query('insert into commons.organization (id, kind, name, parent_id) values ($1, $2, $3, $4)', [
        id,
        kind,
        name,
        parent,
      ]);
  await add(places.network, 'network', 'Coalition', null);
  await add(places.district, 'district', 'District', places.network);
  await add(places.school, 'school', 'School', places.district);
  await add(places.other, 'school', 'Other School', places.district);
  return places;
}
