import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { createHouse, createServices } from '../../../main.js';
import { scope } from '#ground/db/scope.js';
import { createLog } from '#ground/log.js';
import { browser } from '../../../../tests/browser.js';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;

beforeAll(async () => {
  await keeper(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Test network')`, [network]);
  staff = await house.person('network staff', network, 'Ana Staff');
});

const keeper = async (text: string, values: unknown[] = []) => (await house.database.pool('keeper').query(text, values)).rows;

async function account(email: string, role = 'principal'): Promise<string> {
  const id = await house.person(role, network, 'Someone Known');
  await keeper(`insert into auth."user" (id, email, email_verified) values ($1, $2, true)`, [id, email]);
  return id;
}

const outbox = (recipient: string) =>
  keeper('select body from auth.outbox where recipient = $1 order by created_at', [recipient]) as Promise<{ body: string }[]>;

/** The link in the newest mail to an address, as a path. */
async function linkFor(email: string): Promise<string> {
  const mails = await outbox(email);
  const link = new URL(/http\S+/.exec(mails.at(-1)?.body ?? '')?.[0] ?? 'http://no-mail.invalid');
  return link.pathname + link.search;
}

async function askForLink(email: string, next = '/'): Promise<Response> {
  const response = await browser(house).post('/sign-in/email', { email, next });
  await house.runJobs();
  return response;
}

const tokenIn = (link: string) => new URL(link, 'http://here').searchParams.get('token') ?? '';

test('a link from the mail lets in, once', async () => {
  const id = await account('known@example.org');
  await askForLink('Known@Example.org ', '/account');
  const link = await linkFor('known@example.org');
  const mine = browser(house);
  const page = await mine.get(link);
  expect(await page.text()).toContain('known@example.org');
  const entered = await mine.post('/sign-in/link', { token: tokenIn(link), next: '/account' });
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/account']);
  expect(await mine.actor()).toBe(id);
  const again = browser(house);
  expect((await again.post('/sign-in/link', { token: tokenIn(link) })).status).toBe(404);
  expect(await again.actor()).toBeNull();
});

test('looking at a link does not use it', async () => {
  await account('looker@example.org');
  await askForLink('looker@example.org');
  const link = await linkFor('looker@example.org');
  await browser(house).get(link);
  const mine = browser(house);
  await mine.get(link);
  expect((await mine.post('/sign-in/link', { token: tokenIn(link) })).status).toBe(303);
});

test('an address that nobody invited gets the same answer, no mail and no account', async () => {
  await account('same@example.org');
  const known = await askForLink('same@example.org');
  const unknown = await askForLink('nobody@example.org');
  expect([unknown.status, unknown.headers.get('location')]).toEqual([known.status, known.headers.get('location')]);
  expect(await outbox('nobody@example.org')).toEqual([]);
  expect(await keeper(`select from auth."user" where email = 'nobody@example.org'`)).toEqual([]);
});

test('links that are over, or were changed, do not open', async () => {
  await account('late@example.org');
  await askForLink('late@example.org');
  const token = tokenIn(await linkFor('late@example.org'));
  const mine = browser(house);
  expect((await mine.post('/sign-in/link', { token: `${token.slice(0, -1)}_` })).status).toBe(404);
  await keeper(`update auth.verification set expires_at = now() - interval '1 second'`);
  expect((await mine.get(`/sign-in/link?token=${token}`)).status).toBe(404);
  expect((await mine.post('/sign-in/link', { token })).status).toBe(404);
  expect(await mine.actor()).toBeNull();
});

test('the database keeps no token that opens, neither of links nor in the outbox outside the demonstration', async () => {
  await account('kept@example.org');
  await askForLink('kept@example.org');
  const token = tokenIn(await linkFor('kept@example.org'));
  const rows = await keeper('select identifier, value from auth.verification');
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a third party cannot fill a mailbox', async () => {
  await account('flood@example.org');
  for (let n = 0; n < 6; n += 1) await askForLink('flood@example.org');
  expect(await outbox('flood@example.org')).toHaveLength(3);
});

test('what was typed stays when it is no address', async () => {
  const response = await browser(house).post('/sign-in/email', { email: 'not an address' });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('value="not an address"');
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example', '/%0d%0a//evil'])(
  'after signing in nobody is sent to %s',
  async (next) => {
    const response = await browser(house).post('/sign-in/demonstration', { person: staff, next });
    const target = new URL(response.headers.get('location') ?? '', house.config.BASE_URL);
    expect(target.origin).toBe(house.config.BASE_URL);
  },
);

test('one click signs in as a made-up person', async () => {
  const mine = browser(house);
  expect(await (await mine.get('/sign-in')).text()).toContain('Ana Staff');
  await mine.post('/sign-in/demonstration', { person: staff });
  expect(await mine.actor()).toBe(staff);
});

test('nobody signs in as a person who is not made up', async () => {
  const real = await house.person('principal', network, 'Real Person');
  await keeper('update commons.person set fictional = false where id = $1', [real]);
  const mine = browser(house);
  expect(await (await mine.get('/sign-in')).text()).not.toContain('Real Person');
  await mine.post('/sign-in/demonstration', { person: real });
  expect(await mine.actor()).toBeNull();
});

test('without DEMO there is no such door, even for made-up people', async () => {
  const config = { ...house.config, DEMO: false };
  const plain = { config, app: createHouse(await createServices(config, createLog('error'), house.database)) };
  const mine = browser(plain);
  expect(await (await mine.get('/sign-in')).text()).not.toContain('Ana Staff');
  await mine.post('/sign-in/demonstration', { person: staff });
  expect(await mine.actor()).toBeNull();
});

test('signing out ends the session itself, not only its cookie', async () => {
  const mine = browser(house);
  await mine.post('/sign-in/demonstration', { person: staff });
  const copy = mine.clone();
  await mine.post('/sign-out', {});
  expect([await mine.actor(), await copy.actor()]).toEqual([null, null]);
});

test('a session that was planted before is not the one that signs in', async () => {
  const mine = browser(house);
  await mine.post('/sign-in/demonstration', { person: staff });
  const attacker = mine.clone();
  const other = await house.person('principal', network, 'Bea Principal');
  await mine.post('/sign-in/demonstration', { person: other });
  expect([await mine.actor(), await attacker.actor()]).toEqual([other, null]);
});

test('a session that is over or whose cookie was changed is nobody', async () => {
  const mine = browser(house);
  await mine.post('/sign-in/demonstration', { person: staff });
  const changed = mine.clone((cookie) => cookie.replace(/session_token=./, 'session_token=~'));
  expect(await changed.actor()).toBeNull();
  await keeper(`update auth.session set expires_at = now() - interval '1 second' where user_id = $1`, [staff]);
  expect(await mine.actor()).toBeNull();
});

test('the session cookie is out of reach of scripts and of other sites, and ends with the browser', async () => {
  const response = await browser(house).post('/sign-in/demonstration', { person: staff });
  const cookie = response.headers.getSetCookie().find((each) => each.includes('session_token')) ?? '';
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).not.toMatch(/Max-Age|Expires|Secure/);
  const config = { ...house.config, BASE_URL: 'https://longtable.test' };
  const safe = { config, app: createHouse(await createServices(config, createLog('error'), house.database)) };
  const secure = (await browser(safe).post('/sign-in/demonstration', { person: staff })).headers.getSetCookie();
  expect(secure.find((each) => each.includes('session_token'))).toMatch(/^__Secure-.*Secure/);
});

test('a form from another site signs nobody in', async () => {
  const response = await browser(house).post('/sign-in/demonstration', { person: staff }, { origin: 'https://evil.example' });
  expect(response.status).toBe(403);
});

test('tries are counted', async () => {
  const config = { ...house.config };
  const fresh = { config, app: createHouse(await createServices(config, createLog('error'), house.database)) };
  const mine = browser(fresh);
  const answers = [];
  for (let n = 0; n < 31; n += 1) answers.push((await mine.post('/sign-in/code', { code: `K7TM-4HRX-9WQA-${n}` })).status);
  expect(answers.slice(0, 30).every((status) => status === 422)).toBe(true);
  expect(answers[30]).toBe(429);
});

test('nothing else of the sign-in library answers', async () => {
  for (const path of ['/auth/get-session', '/auth/sign-in/magic-link', '/auth/sign-up/email', '/auth/magic-link/verify', '/auth/enter', '/auth/list-sessions'])
    expect((await house.ask(path)).status).toBe(404);
});

test('sign-in reads nothing but its own schema, and nobody else reads that', async () => {
  const tables = ['commons.person', 'commons.holding', 'commons.organization', 'commons.invitation', 'commons.sign_in_code', 'auth.actor_key', 'auth.link_request'];
  const refused = async (login: 'doorkeeper' | 'member' | 'visitor', table: string) =>
    house.database.pool(login).query(`select * from ${table} limit 1`).then(() => `${login} reads ${table}`, (error: { code: string }) => error.code);
  for (const table of tables) expect(await refused('doorkeeper', table)).toBe('42501');
  for (const table of ['auth."user"', 'auth.session', 'auth.account', 'auth.verification', 'auth.passkey', 'auth.outbox', 'auth.actor_key'])
    for (const login of ['member', 'visitor'] as const) expect(await refused(login, table)).toBe('42501');
  const asked = scope(house.database, { personId: staff }, ({ client }) => client.query(`select auth.accept_invitations($1)`, [staff]));
  await expect(asked).rejects.toMatchObject({ code: '42501' });
  const keys = await house.database.pool('doorkeeper').query(`select has_schema_privilege('records', 'usage') as records, has_schema_privilege('commons', 'usage') as commons`);
  expect(keys.rows[0]).toEqual({ records: false, commons: false });
});
