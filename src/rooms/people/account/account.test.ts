import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { browser } from '../../../../tests/browser.js';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;

beforeAll(async () => {
  await house.database.pool('keeper').query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'The network')`, [network]);
  staff = await house.person('network staff', network, 'Ana Staff');
});

async function signedIn(person = staff) {
  const mine = browser(house);
  await mine.post('/sign-in/demonstration', { person });
  return mine;
}

test('the account shows name, roles and sessions', async () => {
  const mine = await signedIn();
  const page = await (await mine.get('/account', { 'user-agent': 'Mozilla/5.0 (X11; CrOS) Chrome/140.0' })).text();
  for (const words of ['Ana Staff', 'Network staff', 'The network', 'This browser', 'Sign out']) expect(page).toContain(words);
});

test('a session is ended from another one, and nobody ends the sessions of someone else', async () => {
  const [mine, lost, stranger] = [await signedIn(), await signedIn(), await signedIn(await house.person('principal', network))];
  const page = await (await mine.get('/account')).text();
  const path = /\/account\/sessions\/[0-9a-f-]+\/end/.exec(page)?.[0] ?? '';
  await stranger.post(path, {});
  expect(await lost.actor()).toBe(staff);
  await mine.post(path, {});
  expect([await mine.actor(), await lost.actor()]).toEqual([staff, null]);
});

test('name and language are changed, and an empty name is refused', async () => {
  const mine = await signedIn();
  await mine.post('/account', { name: 'Ana María', locale: 'es' });
  expect(await (await mine.get('/account')).text()).toContain('Ana María');
  expect((await mine.post('/account', { name: '  ', locale: 'es' })).status).toBe(422);
  expect(await (await mine.get('/account?lang=es')).text()).toContain('Su cuenta');
});

test('the API says who one is, and asks visitors to sign in', async () => {
  const mine = await signedIn();
  expect(await (await mine.get('/api/v1/me')).json()).toMatchObject({ id: staff, roles: [{ role: 'network staff', place: { id: network, name: 'The network' }, endsOn: null }] });
  expect((await house.ask('/api/v1/me')).status).toBe(401);
});

test('a session in use lives on, an idle one does not', async () => {
  const mine = await signedIn();
  const keeper = house.database.pool('keeper');
  await keeper.query(`update auth.session set expires_at = now() + interval '1 hour'`);
  await mine.actor();
  const { rows } = await keeper.query(`select max(expires_at) > now() + interval '11 hours' as kept from auth.session`);
  expect(rows[0].kept).toBe(true);
});
