import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { newCode } from '#ground/auth/code.js';
import { scope } from '#ground/db/scope.js';
import { browser } from '../../../../tests/browser.js';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const [network, north, south] = [uuidv7(), uuidv7(), uuidv7()];
let coordinator: string;
let staff: string;

beforeAll(async () => {
  await keeper(`insert into commons.organization (id, kind, name) values ($1, 'network', 'The network'), ($2, 'school', 'North School'), ($3, 'school', 'South School')`, [network, north, south]);
  coordinator = await house.person('community school coordinator', north, 'Cora');
  staff = await house.person('network staff', network, 'Ana');
});

const keeper = async (text: string, values: unknown[] = []) => (await house.database.pool('keeper').query(text, values)).rows;
const letterFor = (person: string, as = coordinator, id = uuidv7()) => house.ask(`/people/${person}/code`, { as, form: { id } });
const codeIn = async (letter: Response) => /[A-Z0-9]{4}(-[A-Z0-9]{4}){3}/.exec(await letter.text())?.[0] ?? '';
async function signInWith(code: string): Promise<string | null> {
  const mine = browser(house);
  await mine.post('/sign-in/code', { code });
  return mine.actor();
}

test('a code from the letter lets in again and again, however it is typed', async () => {
  const family = await house.person('family member', north, 'Fe Family');
  const letter = await letterFor(family);
  expect(letter.headers.get('cache-control')).toBe('no-store');
  const code = await codeIn(letter);
  expect(await signInWith(code)).toBe(family);
  expect(await signInWith(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(family);
});

test('a code is long, readable, and nowhere in the database', async () => {
  expect(newCode()).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{4}(-[34679ACDEFGHJKMNPQRTWXY]{4}){3}$/);
  const family = await house.person('family member', north);
  const code = await codeIn(await letterFor(family));
  expect(JSON.stringify(await keeper('select * from commons.sign_in_code'))).not.toContain(code);
  const page = await (await house.ask(`/people/${family}`, { as: coordinator })).text();
  expect(page).toContain('It works until');
  expect(page).not.toContain(code);
});

test('a letter sent twice shows no second code', async () => {
  const family = await house.person('family member', north);
  const id = uuidv7();
  await letterFor(family, coordinator, id);
  expect((await letterFor(family, coordinator, id)).status).toBe(409);
});

test('a new letter ends the old code, and a code can be ended', async () => {
  const family = await house.person('family member', north);
  const old = await codeIn(await letterFor(family));
  const fresh = await codeIn(await letterFor(family));
  expect([await signInWith(old), await signInWith(fresh)]).toEqual([null, family]);
  await house.ask(`/people/${family}/code/end`, { as: coordinator, form: {} });
  expect(await signInWith(fresh)).toBeNull();
});

test('a code that is over, or mistyped, opens nothing, and the answer does not tell which', async () => {
  const family = await house.person('student', north);
  const code = await codeIn(await letterFor(family));
  await keeper(`update commons.sign_in_code set expires_at = now() - interval '1 second' where person_id = $1`, [family]);
  const answers = await Promise.all([code, newCode(), '', 'x'.repeat(500)].map(async (typed) => {
    const response = await browser(house).post('/sign-in/code', { code: typed });
    return [response.status, (await response.text()).includes('This code does not open')];
  }));
  expect(answers).toEqual(Array.from({ length: 4 }, () => [422, true]));
});

test('staff make no codes for staff, for people of other places, or for who also holds another role', async () => {
  const [elsewhere, both] = [await house.person('family member', south), await house.person('family member', north)];
  await keeper(`insert into commons.holding (id, person_id, role, place_id) values ($1, $2, 'teacher', $3)`, [uuidv7(), both, north]);
  for (const [person, as] of [[staff, coordinator], [elsewhere, coordinator], [both, coordinator], [coordinator, staff], [both, staff]] as const)
    expect((await letterFor(person, as)).status).toBe(403);
  const smuggled = scope(house.database, { personId: coordinator }, ({ client }) =>
    client.query(`insert into commons.sign_in_code (id, person_id, hash, made_by, expires_at) values ($1, $2, 'known', $3, now() + interval '1 day')`, [uuidv7(), staff, coordinator]));
  await expect(smuggled).rejects.toMatchObject({ code: '42501' });
});

test('a code stops when its person gets a role beyond family, and hashes cannot be read', async () => {
  const family = await house.person('family member', north);
  const code = await codeIn(await letterFor(family));
  await keeper(`insert into commons.holding (id, person_id, role, place_id) values ($1, $2, 'network staff', $3)`, [uuidv7(), family, network]);
  expect(await signInWith(code)).toBeNull();
  const attempt = scope(house.database, { personId: staff }, ({ client }) => client.query('select hash from commons.sign_in_code'));
  await expect(attempt).rejects.toMatchObject({ code: '42501' });
});

test('the letter is in the language of its reader', async () => {
  const family = await house.person('family member', north, 'Carmen');
  await keeper(`update commons.person set locale = 'es' where id = $1`, [family]);
  expect(await (await letterFor(family)).text()).toContain('Escriba este código');
});
