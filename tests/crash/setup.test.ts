import type { ChildProcess } from 'node:child_process';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#ground/db/open.js';
import { freePort } from '../journeys/site.js';
import { coalitionFields } from '../setup.js';
import { createVictim, type Victim } from './harness.js';

const founder = { version: '1', id: uuidv7(), name: 'Ana Cruz', email: 'ana@river.example' };

let victim: Victim;
let address: string;

beforeAll(async () => {
  const port = String(await freePort());
  victim = createVictim({ PORT: port });
  address = `http://localhost:${port}`;
});
afterAll(() => victim.remove());

test('set-up that is killed in its last step has made nothing, and lost no answer', async () => {
  const { served, code } = await serve();
  const cookie = await enter(code, '/setup/coalition');
  expect(whereTo(await post('/setup/coalition', cookie, coalitionFields))).toBe('/setup/person');
  await victim.look(async (database) => {
    // The last table that is written waits, so that the kill comes when the others are.
    const holder = await database.connect('keeper');
    await holder.query('begin; lock table commons.coalition_settings in access exclusive mode');
    const answer = post('/setup/person', cookie, founder).catch(() => undefined);
    await expect.poll(() => waiting(database), { timeout: 20_000 }).toBe(1);
    holder.on('error', () => {});
    victim.killDatabase();
    await end(served);
    await answer;
    await holder.end().catch(() => {});
  });
  expect(await victim.look(counts)).toEqual({ networks: 0, people: 0, staff: 0, accounts: 0, settings: 0 });

  const again = await serve();
  expect(again.code).toBe(code);
  const later = await enter(code, '/setup/person');
  expect(await page('/setup/coalition', later)).toContain(`value="${coalitionFields.name}"`);
  await end(again.served);
}, 120_000);

test('when the answer to the last step was lost, sending it again signs in', async () => {
  const { served, code } = await serve();
  const cookie = await enter(code, '/setup/person');
  const lost = post('/setup/person', cookie, founder).catch(() => undefined);
  await victim.look(async (database) => {
    await expect.poll(async () => (await counts(database)).networks, { timeout: 20_000 }).toBe(1);
  });
  victim.killDatabase();
  await end(served);
  await lost;

  const again = victim.start('serve');
  await expect.poll(answers, { timeout: 60_000 }).toBe(true);
  const answer = await post('/setup/person', cookie, founder);
  expect(whereTo(answer)).toBe('/setup/next-steps');
  const session = answer.headers
    .getSetCookie()
    .find((each) => each.includes('session_token'))!
    .split(';')[0]!;
  expect(await page('/setup/next-steps', session)).toContain(`${coalitionFields.name} is set up`);
  expect(await victim.look(counts)).toEqual({ networks: 1, people: 1, staff: 1, accounts: 1, settings: 1 });
  await end(again);
}, 120_000);

async function serve(): Promise<{ served: ChildProcess; code: string }> {
  const served = victim.start('serve');
  let output = '';
  served.stdout!.on('data', (text: Buffer) => (output += String(text)));
  const codeIn = () => /^ {4}(\S+)$/m.exec(output)?.[1];
  await expect.poll(codeIn, { timeout: 60_000 }).toBeDefined();
  return { served, code: codeIn()! };
}

/** Types the code and gives the browser's cookie; set-up goes on at `next`. */
async function enter(code: string, next: string): Promise<string> {
  const answer = await post('/setup', '', { code });
  expect(whereTo(answer)).toBe(next);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

const whereTo = (answer: Response) => answer.headers.get('location');
const page = async (path: string, cookie: string) => (await fetch(`${address}${path}`, { headers: { cookie } })).text();
const answers = () =>
  fetch(`${address}/setup`).then(
    ({ ok }) => ok,
    () => false,
  );

const post = (path: string, cookie: string, form: Record<string, string>) =>
  fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: address },
    body: new URLSearchParams(form),
  });

function end(served: ChildProcess): Promise<void> {
  return new Promise((done) => {
    served.once('exit', () => done());
    served.kill('SIGKILL');
  });
}

/** How many connections wait for a lock. */
async function waiting(database: Database): Promise<number> {
  const { rows } = await database
    .pool('keeper')
    .query<{ n: number }>(`select count(*)::int as n from pg_locks where not granted`);
  return rows[0]!.n;
}

async function counts(database: Database): Promise<Record<string, number>> {
  const { rows } = await database.pool('keeper').query<Record<string, number>>(
    `select (select count(*)::int from commons.organization where kind = 'network') as networks,
       (select count(*)::int from commons.person) as people,
       (select count(*)::int from commons.holding where role = 'network staff') as staff,
       (select count(*)::int from auth."user") as accounts,
       (select count(*)::int from commons.coalition_settings) as settings`,
  );
  return rows[0]!;
}
