import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '#ground/log.js';
import { browser } from '../../../tests/browser.js';
import { testHouse } from '../../../tests/house.js';
import { createHouse, createServices } from '../../main.js';

const house = testHouse();
const network = uuidv7();
const provider = await startProvider();
let site: Parameters<typeof browser>[0];

beforeAll(async () => {
  await keeper(`insert into commons.organization (id, kind, name) values ($1, 'network', 'The network')`, [network]);
  const config = {
    ...house.config,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'longtable',
    OIDC_CLIENT_SECRET: 'secret',
  };
  site = { config, app: createHouse(await createServices(config, createLog('error'), house.database)) };
});
afterAll(() => provider.server.close());

const keeper = async (text: string, values: unknown[] = []) =>
  (await house.database.pool('keeper').query(text, values)).rows;

async function invited(email: string): Promise<string> {
  const person = uuidv7();
  await keeper(`insert into commons.person (id, name) values ($1, 'Ida Invited')`, [person]);
  await keeper(
    `insert into commons.invitation (id, person_id, email, role, place_id) values ($1, $2, $3, 'teacher', $4)`,
    [uuidv7(), person, email, network],
  );
  return person;
}

/** Goes to the provider and back as `who`; gives the browser and where it ended. */
async function goThrough(who: Claims, change: (callback: URL) => URL = (callback) => callback) {
  provider.next = who;
  const mine = browser(site);
  const started = new URL((await mine.get('/sign-in/single-sign-on?next=/account')).headers.get('location') ?? '');
  provider.nonce = started.searchParams.get('nonce') ?? '';
  const callback = new URL(started.searchParams.get('redirect_uri') ?? '');
  callback.search = new URLSearchParams({
    code: 'the-code',
    state: started.searchParams.get('state') ?? '',
    iss: provider.issuer,
  }).toString();
  const back = change(callback);
  const ended = await mine.get(back.pathname + back.search);
  return { mine, started, location: ended.headers.get('location') ?? '' };
}

test('the button leads to the provider with PKCE, and an invited person with a verified address comes in', async () => {
  const person = await invited('ida@district.example');
  expect(await (await browser(site).get('/sign-in')).text()).toContain('Sign in with your school account');
  const { mine, started, location } = await goThrough({
    sub: 'ida',
    email: 'Ida@district.example',
    email_verified: true,
  });
  expect(started.href.startsWith(`${provider.issuer}/authorize`)).toBe(true);
  expect(started.searchParams.get('code_challenge_method')).toBe('S256');
  expect(location).toMatch(/\/account$/);
  expect(await mine.actor()).toBe(person);
  expect(await keeper('select role from commons.holding where person_id = $1', [person])).toEqual([
    { role: 'teacher' },
  ]);
});

test('they come in again as the same person, and the provider’s tokens are not kept', async () => {
  const { mine } = await goThrough({ sub: 'ida', email: 'ida@district.example', email_verified: true });
  expect(await mine.actor()).not.toBeNull();
  expect(
    await keeper(`select access_token, refresh_token, id_token from auth.account where provider_id = 'sso'`),
  ).toEqual([{ access_token: null, refresh_token: null, id_token: null }]);
});

test.each<[string, Claims]>([
  ['nobody invited the address', { sub: 'no', email: 'stranger@district.example', email_verified: true }],
  ['the address is not verified', { sub: 'un', email: 'unverified@district.example', email_verified: false }],
])('stays outside when %s', async (_, claims) => {
  if (claims.email.startsWith('unverified')) await invited(claims.email);
  const { mine, location } = await goThrough(claims);
  expect(location).toContain('/sign-in?problem=single-sign-on');
  expect(await mine.actor()).toBeNull();
  expect(await keeper('select from auth."user" where email = $1', [claims.email])).toEqual([]);
});

test('an unverified address does not take over an account that exists', async () => {
  const person = uuidv7();
  await keeper(`insert into commons.person (id, name) values ($1, 'Vic')`, [person]);
  await keeper(`insert into auth."user" (id, email, email_verified) values ($1, 'vic@district.example', true)`, [
    person,
  ]);
  const { mine } = await goThrough({ sub: 'evil', email: 'vic@district.example', email_verified: false });
  expect(await mine.actor()).toBeNull();
});

test('an answer that belongs to another browser, or whose state or token was changed, opens nothing', async () => {
  await invited('state@district.example');
  const claims = { sub: 'state', email: 'state@district.example', email_verified: true };
  let callback = '';
  await goThrough(claims, (url) => {
    callback = url.pathname + url.search;
    return new URL('/sign-in', url);
  });
  const other = browser(site);
  await other.get(callback);
  expect(await other.actor()).toBeNull();
  const tampered = await goThrough(claims, (url) => {
    url.searchParams.set('state', 'changed');
    return url;
  });
  expect(await tampered.mine.actor()).toBeNull();
  provider.forge = true;
  const forged = await goThrough(claims);
  provider.forge = false;
  expect(await forged.mine.actor()).toBeNull();
});

test('when the provider cannot be reached the page says so, and works once it is back', async () => {
  const config = { ...site.config, OIDC_ISSUER: `${provider.issuer}/late` };
  const late = { config, app: createHouse(await createServices(config, createLog('error'), house.database)) };
  const failed = await browser(late).get('/sign-in/single-sign-on');
  expect(failed.headers.get('location')).toBe('/sign-in?problem=single-sign-on');
  provider.late = true;
  expect((await browser(late).get('/sign-in/single-sign-on')).headers.get('location')).toContain('/authorize');
});

interface Claims {
  sub: string;
  email: string;
  email_verified: boolean;
}

/** An identity provider with one user: whoever `next` says. */
async function startProvider() {
  const [keys, forged] = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ];
  const jwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' };
  const state = {
    next: undefined as Claims | undefined,
    nonce: '',
    forge: false,
    late: false,
    issuer: '',
    server: undefined as unknown as Server,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const idToken = () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...state.next,
      name: 'Somebody Else',
      nonce: state.nonce,
      iss: state.issuer,
      aud: 'longtable',
      iat: now,
      exp: now + 300,
    };
    const text = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
    return `${text}.${sign('sha256', Buffer.from(text), (state.forge ? forged : keys).privateKey).toString('base64url')}`;
  };
  const answer = (path: string): object | undefined => {
    const late = path.startsWith('/late');
    if (late && !state.late) return undefined;
    if (path.endsWith('/.well-known/openid-configuration'))
      return {
        issuer: state.issuer,
        authorization_endpoint: `${state.issuer}/authorize`,
        token_endpoint: `${state.issuer}/token`,
        jwks_uri: `${state.issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
    if (path === '/jwks') return { keys: [jwk] };
    if (path === '/token')
      return { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: idToken() };
    return undefined;
  };
  state.server = createServer((request, response) => {
    const body = answer(new URL(request.url ?? '/', 'http://provider').pathname);
    response.writeHead(body ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((done) => void state.server.listen(0, '127.0.0.1', done));
  state.issuer = `http://127.0.0.1:${(state.server.address() as AddressInfo).port}`;
  return state;
}
