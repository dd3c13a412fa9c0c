import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { scope } from '#ground/db/scope.js';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const [network, north, south] = [uuidv7(), uuidv7(), uuidv7()];
let staff: string;
let principal: string;
let teacher: string;

beforeAll(async () => {
  await keeper(`insert into commons.organization (id, kind, name, city) values ($1, 'network', 'The network', null), ($2, 'school', 'North School', 'Providence'), ($3, 'school', 'South School', 'Warwick')`, [network, north, south]);
});
beforeEach(async () => {
  await keeper('delete from commons.holding');
  staff = await house.person('network staff', network, 'Ana Staff');
  principal = await house.person('principal', north, 'Pilar Principal');
  teacher = await house.person('teacher', south, 'Tom Teacher');
});

const keeper = async (text: string, values: unknown[] = []) => (await house.database.pool('keeper').query(text, values)).rows;
const rolesToday = async (person: string) =>
  (await keeper('select role from commons.holding where person_id = $1 and commons.in_force(starts_on, ends_on)', [person])).map(({ role }) => role);
const holding = async (person: string) => (await keeper('select id from commons.holding where person_id = $1', [person]))[0].id as string;
const end = (person: string, role: string, fields: Record<string, string>, as = staff) =>
  house.ask(`/people/${person}/roles/${role}/end`, { as, form: { when: 'now', reason: 'moved', ...fields } });

test('network staff see everyone, a principal the people of their own school, a teacher no list', async () => {
  const seen = await (await house.ask('/people', { as: staff })).text();
  expect(seen).toContain('Tom Teacher');
  const own = await (await house.ask('/people', { as: principal })).text();
  expect(own).toContain('Pilar Principal');
  expect(own).not.toContain('Tom Teacher');
  expect((await house.ask('/people', { as: teacher })).status).toBe(403);
  expect((await house.ask('/people')).headers.get('location')).toContain('/sign-in');
});

test('the list is searched by name, role and place, and the same rows are the CSV', async () => {
  for (const [query, found, missing] of [['q=pilar', 'Pilar', 'Tom'], ['role=teacher', 'Tom', 'Pilar'], ['place=north', 'Pilar', 'Tom']] as const) {
    const page = await (await house.ask(`/people?${query}`, { as: staff })).text();
    const csv = await (await house.ask(`/people.csv?${query}`, { as: staff })).text();
    for (const text of [page, csv]) {
      expect(text).toContain(found);
      expect(text).not.toContain(missing);
    }
  }
});

test('a role is given at a place that is found by its name, and sent twice it is given once', async () => {
  const form = { id: uuidv7(), role: 'site team member', place: 'north school', reason: 'elected' };
  expect((await house.ask(`/people/${teacher}/roles`, { as: staff, form })).status).toBe(303);
  expect((await house.ask(`/people/${teacher}/roles`, { as: staff, form })).status).toBe(303);
  expect((await rolesToday(teacher)).toSorted()).toEqual(['site team member', 'teacher']);
});

test('when several places have the name, the form asks which', async () => {
  const form = { id: uuidv7(), role: 'principal', place: 'school' };
  const asked = await house.ask(`/people/${teacher}/roles`, { as: staff, form });
  expect(asked.status).toBe(422);
  expect(await asked.text()).toContain('Warwick');
  await house.ask(`/people/${teacher}/roles`, { as: staff, form: { ...form, place_id: south } });
  expect((await rolesToday(teacher)).toSorted()).toEqual(['principal', 'teacher']);
});

test.each([
  [{ role: '', place: 'North School' }, 'Choose a role'],
  [{ role: 'principal', place: '' }, 'Enter a place'],
  [{ role: 'principal', place: 'Nowhere' }, 'no such place'],
  [{ role: 'teacher', place: 'South School' }, 'already'],
  [{ role: 'principal', place: 'North School', starts_on: '2026-02-31x' }, 'Enter a day'],
  [{ role: 'principal', place: 'North School', starts_on: '2026-09-02', ends_on: '2026-09-01' }, 'must not be before'],
])('a role is refused with what is wrong: %j', async (form, words) => {
  const response = await house.ask(`/people/${teacher}/roles`, { as: staff, form: { id: uuidv7(), ...form } });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain(words);
});

test('only network staff give roles of staff, whatever a request says', async () => {
  expect((await house.ask(`/people/${teacher}/roles`, { as: principal, form: { role: 'principal', place: 'North School' } })).status).toBe(403);
  const smuggled = scope(house.database, { personId: principal }, ({ client }) =>
    client.query(`insert into commons.holding (id, person_id, role, place_id, given_by) values ($1, $2, 'network staff', $3, $2)`, [uuidv7(), principal, network]));
  await expect(smuggled).rejects.toMatchObject({ code: '42501' });
});

test('a role that ends now is over at once, with who and why', async () => {
  expect((await end(teacher, await holding(teacher), {})).status).toBe(303);
  expect(await rolesToday(teacher)).toEqual([]);
  expect(await keeper('select ended_by, end_reason from commons.holding where person_id = $1', [teacher])).toEqual([{ ended_by: staff, end_reason: 'moved' }]);
  expect((await end(teacher, await holding(teacher), {})).status).toBe(409);
});

test('a role with a last day to come is held until then', async () => {
  await end(teacher, await holding(teacher), { when: 'later', last_day: '2999-06-30' });
  expect(await rolesToday(teacher)).toEqual(['teacher']);
});

test('a role does not end without a reason', async () => {
  expect((await end(teacher, await holding(teacher), { reason: '' })).status).toBe(422);
  expect(await rolesToday(teacher)).toEqual(['teacher']);
});

test('the last network staff cannot end their own role, now or later, until someone else holds it', async () => {
  const mine = await holding(staff);
  const ways: Record<string, string>[] = [{}, { when: 'later', last_day: '2999-01-01' }];
  for (const form of ways) {
    const response = await end(staff, mine, form);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('locked out');
  }
  expect(await rolesToday(staff)).toEqual(['network staff']);
  await house.person('network staff', network, 'Second Staff');
  expect((await end(staff, mine, {})).status).toBe(303);
  expect(await rolesToday(staff)).toEqual([]);
});

test('a principal adds a family member at their school, not at another, and never as staff', async () => {
  const add = (form: Record<string, string>) => house.ask('/people', { as: principal, form: { id: uuidv7(), name: 'Fe Family', role: 'family member', place: 'North School', ...form } });
  expect((await add({})).status).toBe(303);
  expect((await add({ place: 'South School' })).status).toBe(403);
  expect((await add({ role: 'principal' })).status).toBe(422);
  expect(await keeper(`select role, fictional from commons.holding h join commons.person p on p.id = person_id where name = 'Fe Family'`)).toEqual([{ role: 'family member', fictional: false }]);
});

test('nobody makes a made-up person by hand, because anyone may sign in as one', async () => {
  const attempt = scope(house.database, { personId: staff }, ({ client }) => client.query(`insert into commons.person (id, name, fictional) values ($1, 'Made up', true)`, [uuidv7()]));
  await expect(attempt).rejects.toMatchObject({ code: '42501' });
});

test('the pages speak Spanish', async () => {
  expect(await (await house.ask('/people?lang=es', { as: staff })).text()).toContain('Personal de la red');
});
