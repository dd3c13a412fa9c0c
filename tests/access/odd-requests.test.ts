import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../house.js';

const house = testHouse();
const network = uuidv7();
const school = uuidv7();
let staff: string;

beforeAll(async () => {
  await house.database.pool('keeper').query(
    `insert into commons.organization (id, kind, name, parent_id) values
       ($1, 'network', 'River Valley', null), ($2, 'school', 'Cedar Grove', $1)`,
    [network, school],
  );
  staff = await house.person('network staff', network);
});

/** The status and the first heading: what a person sees. */
async function seen(path: string, options: Parameters<typeof house.ask>[1] = {}) {
  const answer = await house.ask(path, options);
  const text = await answer.text();
  return { status: answer.status, heading: /<h1[^>]*>([^<]*)/.exec(text)?.[1] ?? text.slice(0, 200), text };
}

describe('addresses', () => {
  test.each([
    ['/nowhere', 404],
    ['/schools/not-a-school', 404],
    ['/schools/00000000-0000-0000-0000-000000000000', 404],
    ['/schools/%00', 404],
    ['/schools/%E0%A4%A', 404],
    ['/schools/%2e%2e%2fetc%2fpasswd', 404],
    [`/schools/${'9'.repeat(5000)}`, 404],
    ["/schools/' or 1=1 --", 404],
    ['/figures/%F0%9F%8E%92', 404],
    ['/stories/../../etc/passwd', 404],
    ['/stories/%00', 404],
    ['/assets/../package.json', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/principles/%00', 404],
    ['/api/v1/schools/%00', 404],
    ['/embed/stories/nothing', 404],
    ['/schools?q=%00', 200],
    ['/schools?q=%FF%FE', 200],
    [`/schools?q=${'a'.repeat(4000)}`, 200],
    ['/schools?page=-1&sort=drop%20table&level=%3Cscript%3E', 200],
    ['/schools?page=1e308', 200],
    ['/map?lat=NaN&lon=Infinity&zoom=99999', 200],
    ['/map?lat=91&lon=181&zoom=-5', 200],
    ['/?lang=xx', 200],
    ['/?lang=../../es', 200],
    ['/schools?q=a&q=b&q[]=c', 200],
  ])('%s is answered with %i and a page, never with a fault of ours', async (path, status) => {
    const { status: answered, text } = await seen(path);
    expect(answered).toBe(status);
    expect(text).not.toMatch(/<script>|stack|at file:|node_modules|syntax error/i);
  });

  test.each([
    ['en', 'There is no such page'],
    ['es', 'Esta página no existe'],
  ])('that do not exist say so in %s', async (lang, words) => {
    expect((await seen(`/nowhere?lang=${lang}`)).text).toContain(words);
  });
});

describe('headers', () => {
  test.each([
    ['accept-language', '*;q=banana,,;;'],
    ['accept-language', 'x'.repeat(8000)],
    ['cookie', 'session=../../;lang=<script>; =; ;;'],
    ['cookie', 'better-auth.session_token=%E0%A4%A'],
    ['if-none-match', '"'],
    ['range', 'bytes=9-1,-,x'],
    ['x-forwarded-for', "127.0.0.1', drop table"],
    ['accept', 'application/nothing'],
  ])('%s: %s changes nothing', async (name, value) => {
    const { status, text } = await seen('/schools', { headers: { [name]: value } });
    expect(status).toBe(200);
    expect(text).toContain('Cedar Grove');
  });
});

describe('forms', () => {
  const message = () => ({ id: uuidv7(), name: 'Ana', email: '', body: 'Hello' });

  test('from another site are refused', async () => {
    const { status } = await seen('/contact', { form: message(), headers: { origin: 'https://evil.example' } });
    expect(status).toBe(403);
  });

  test.each([
    ['a byte that no text has', { name: 'A\u0000na' }],
    ['half a character', { name: 'Ana \uD800' }],
    ['text that turns round', { name: '\u202Egnp.exe' }],
    ['an emoji of many parts', { name: '👩‍👩‍👧‍👦' }],
  ])('with %s are kept without it, or as typed', async (_, odd) => {
    const { status } = await seen('/contact', { form: { ...message(), ...odd } });
    expect(status).toBe(303);
  });

  test('without their hidden parts, or with false ones, are refused in words', async () => {
    for (const id of ['', '1', "'", 'x'.repeat(10_000)]) {
      const { status } = await seen('/contact', { form: { ...message(), id } });
      expect(status).toBe(422);
    }
  });

  test('with ten thousand fields are refused or read, never a fault of ours', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, number) => [`field${number}`, 'x']));
    expect((await seen('/contact', { form: { ...message(), ...many } })).status).toBeLessThan(500);
  });

  test('sent as JSON say that a form was expected', async () => {
    const answer = await house.app.request(`${house.config.BASE_URL}/settings`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-test-actor': staff,
        cookie: 'session=test',
        origin: new URL(house.config.BASE_URL).origin,
      },
      body: '{"name":"x"}',
    });
    expect(answer.status).toBe(415);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE-ME'])('by the method %s are not known', async (method) => {
    const answer = await house.app.request(`${house.config.BASE_URL}/schools`, {
      method,
      headers: { origin: new URL(house.config.BASE_URL).origin },
    });
    expect([404, 405]).toContain(answer.status);
  });
});
