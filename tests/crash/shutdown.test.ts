import { type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '#ground/db/open.js';
import { freePort } from '../journeys/site.js';
import { createVictim, type Victim } from './harness.js';

vi.setConfig({ testTimeout: 60_000 });

let victim: Victim;
let address: string;
let served: ChildProcess;
let ended: Promise<number | string | null>;

beforeAll(async () => {
  const port = String(await freePort());
  victim = createVictim({ PORT: port, LOG_LEVEL: 'info' });
  address = `http://localhost:${port}`;
});
afterAll(() => victim.remove());

beforeEach(async () => {
  served = victim.start('serve');
  ended = new Promise((done) => served.once('exit', (code, signal) => done(signal ?? code)));
  await says(/Longtable is at/);
  await says(/worker ready/);
});
afterEach(() => void served.kill('SIGKILL'));

test('a request that is under way is answered after SIGTERM; a new one is not taken', async () => {
  const answer = slowRequest('/sign-in/email', ['email=ana%40', 'example.org']);
  await answer.sentFirstPart;
  served.kill('SIGTERM');
  await refusesConnections();
  answer.sendRest();
  expect(await answer.status).toBe(303);
  expect(await ended).toBe(0);
});

test('a job that is under way is done before the worker ends', async () => {
  await victim.look(async (database) => {
    const { subject, letGo } = await jobThatWaits(database);
    served.kill('SIGTERM');
    await new Promise((done) => setTimeout(done, 500));
    expect(await stateOf(database, subject)).toBe('running');
    await letGo();
    expect(await ended).toBe(0);
    expect(await stateOf(database, subject)).toBe('done');
  });
});

test('a second Ctrl-C does not wait', async () => {
  await victim.look(async (database) => {
    const { letGo } = await jobThatWaits(database);
    served.kill('SIGINT');
    await refusesConnections();
    served.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    await letGo();
  });
});

/** A sign-in link is asked for while something else holds the row that the job wants to delete in the end. */
async function jobThatWaits(database: Database): Promise<{ subject: string; letGo(): Promise<void> }> {
  const subject = uuidv7();
  const blocker = await database.connect('keeper');
  await blocker.query(
    `insert into auth.link_request (id, email, locale, next) values ($1, 'nobody@example.org', 'en', '/')`,
    [subject],
  );
  await blocker.query('begin');
  await blocker.query('select from auth.link_request where id = $1 for update', [subject]);
  await database.pool('keeper').query(`select jobs.enqueue('send-sign-in-link', $1)`, [subject]);
  await expect.poll(() => stateOf(database, subject), { timeout: 20_000 }).toBe('running');
  return {
    subject,
    letGo: async () => {
      await blocker.query('commit');
      await blocker.end();
    },
  };
}

async function stateOf(database: Database, subject: string): Promise<string | undefined> {
  const { rows } = await database
    .pool('keeper')
    .query<{ state: string }>('select state from commons.progress where subject = $1', [subject]);
  return rows[0]?.state;
}

/** A form that is posted in two parts, the second when one says so. */
function slowRequest(path: string, [first = '', rest = '']: string[]) {
  const body = first + rest;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': body.length,
    origin: address,
  };
  const asked = request(address + path, { method: 'POST', headers });
  const status = new Promise<number | undefined>((done, fail) => {
    asked.once('response', (response) => done(response.resume().statusCode));
    asked.once('error', fail);
  });
  const sentFirstPart = new Promise<void>((done) => asked.write(first, () => setTimeout(done, 200)));
  return { status, sentFirstPart, sendRest: () => asked.end(rest) };
}

async function refusesConnections(): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`${address}/health`).then(
          () => 'answers',
          () => 'refuses',
        ),
      { timeout: 5000 },
    )
    .toBe('refuses');
}

function says(pattern: RegExp): Promise<void> {
  return new Promise((done, fail) => {
    let output = '';
    const read = (text: Buffer) => {
      output += String(text);
      if (pattern.test(output)) done();
    };
    served.stdout?.on('data', read);
    served.stderr?.on('data', read);
    served.once('exit', () => fail(new Error(`ended before it said ${String(pattern)}:\n${output}`)));
  });
}
