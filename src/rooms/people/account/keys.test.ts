import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { makeApiKey, program } from '../../../../tests/api-key.js';
import { browser } from '../../../../tests/browser.js';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;
let other: string;

beforeAll(async () => {
  const keeper = house.database.pool('keeper');
  await keeper.query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'The network')`, [
    network,
  ]);
  staff = await house.person('network staff', network, 'Ana Staff');
  other = await house.person('principal', network, 'Ben Other');
});

async function signedIn(person = staff) {
  const mine = browser(house);
  await mine.post('/sign-in/demonstration', { person });
  return mine;
}
const asked = (fields: Record<string, string> = {}) => ({
  id: uuidv7(),
  'key-name': 'Nightly',
  'key-days': '90',
  ...fields,
});

test('a key opens the API in the name of whoever made it, and nothing but the API', async () => {
  const ours = program(house, await makeApiKey(house, staff, 'read'));
  expect(await (await ours.get('/api/v1/me')).json()).toMatchObject({ id: staff, roles: [{ role: 'network staff' }] });
  expect((await ours.get('/account')).headers.get('location')).toBe('/sign-in?next=%2Faccount');
  expect((await ours.post('/account', { name: 'Mallory', locale: 'en' })).status).toBe(403);
});

test('what is no key, or one that ended or ran out, opens nothing and is told so', async () => {
  const key = await makeApiKey(house, staff, 'read');
  const asks = async (shown: string) => (await program(house, shown).get('/api/v1/me')).status;
  const wrong = `${key.slice(0, -2)}${key.endsWith('AA') ? 'BB' : 'AA'}`;
  expect([await asks(key), await asks(wrong), await asks('longtable_short')]).toEqual([200, 401, 401]);
  const told = (await (await program(house, wrong).get('/api/v1/me')).json()) as { detail: string };
  expect(told.detail).toContain('Make a new one');

  await house.database
    .pool('keeper')
    .query(`update auth.api_key set made_at = now() - interval '40 days', expires_at = now() - interval '1 day'`);
  expect(await asks(key)).toBe(401);
});

test('a key stands for nobody else, whatever cookies come with it', async () => {
  const key = await makeApiKey(house, staff, 'read');
  const mine = await signedIn(other);
  const me = await mine.get('/api/v1/me', { authorization: `Bearer ${key}` });
  expect(await me.json()).toMatchObject({ id: staff });
  const ended = await mine.get('/api/v1/me', { authorization: `Bearer ${key.slice(0, -2)}--` });
  expect(ended.status).toBe(401);
  expect(await (await mine.get('/api/v1/me', { authorization: 'Basic dTpw' })).json()).toMatchObject({ id: other });
});

test('keys are listed without themselves, and ended by their owner alone', async () => {
  const [mine, stranger] = [await signedIn(), await signedIn(other)];
  const made = await (await mine.post('/account/keys', asked({ 'key-name': 'To the <state>' }))).text();
  const key = /longtable_[\w-]{43}/.exec(made)![0];
  const page = await (await mine.get('/account')).text();
  expect(page).toContain('To the &lt;state&gt;');
  expect(page).toContain('Reads only. Made');
  expect(page).not.toContain(key);
  expect(await (await stranger.get('/account')).text()).not.toContain('To the');
  const paths = [...page.matchAll(/\/account\/keys\/[0-9a-f-]+\/end/g)].map(([path]) => path);
  for (const path of paths) await stranger.post(path, {});
  expect((await program(house, key).get('/api/v1/me')).status).toBe(200);
  expect(await (await mine.get('/account')).text()).toMatch(/Last used \w+ \d/);
  for (const path of paths) await mine.post(path, {});
  expect((await program(house, key).get('/api/v1/me')).status).toBe(401);
});

test('a form that is sent twice makes one key, and what is missing is asked for', async () => {
  const mine = await signedIn();
  const form = asked({ 'key-name': 'Once' });
  expect((await mine.post('/account/keys', form)).headers.get('cache-control')).toBe('no-store');
  expect((await mine.post('/account/keys', form)).status).toBe(409);
  const refused = await mine.post('/account/keys', asked({ 'key-name': ' ', 'key-days': '9999' }));
  expect(refused.status).toBe(422);
  const page = await refused.text();
  for (const words of ['Say what the key is for', 'Choose when the key ends', '<details class="disclosure" open'])
    expect(page).toContain(words);
});

test('of a key nothing is kept by which it could be shown', async () => {
  const key = await makeApiKey(house, staff, 'change');
  const { rows } = await house.database.pool('keeper').query('select * from auth.api_key');
  expect(JSON.stringify(rows)).not.toContain(key.slice('longtable_'.length));
  for (const login of ['visitor', 'member'] as const)
    await expect(house.database.pool(login).query('select * from auth.api_key')).rejects.toThrow('permission denied');
});
