import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../../house.js';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;

const keeper = (text: string, values: unknown[] = []) => house.database.pool('keeper').query(text, values);

beforeAll(async () => {
  await keeper(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Coalition')`, [network]);
  staff = await house.person('network staff', network);
});

describe('health', () => {
  const health = async () => {
    const response = await house.ask('/health');
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };

  test('is failing while no worker gives a sign of life, and says nothing secret', async () => {
    const { status, body } = await health();
    expect(status).toBe(503);
    expect(body).toEqual({
      status: 'failing',
      version: expect.stringMatching(/^\d/),
      database: 'ok',
      worker: 'not running',
      migrations: 'ok',
    });
  });

  test('is well with a worker, and failing when its sign of life is old', async () => {
    await keeper('insert into jobs.heartbeat (at) values (now())');
    expect((await health()).status).toBe(200);
    await keeper(`update jobs.heartbeat set at = now() - interval '1 minute'`);
    expect(await health()).toMatchObject({ status: 503, body: { worker: 'not running' } });
    await keeper('update jobs.heartbeat set at = now()');
  });

  test('notices a schema that is not the one of this version', async () => {
    await keeper(`insert into jobs.migration (name, sha256) values ('9999_later.sql', 'x')`);
    expect(await health()).toMatchObject({ status: 503, body: { migrations: 'not those of this version' } });
    await keeper(`delete from jobs.migration where name = '9999_later.sql'`);
  });
});

describe('the API', () => {
  test('is described as OpenAPI 3.1, each route that programs use once', async () => {
    const document = (await (await house.ask('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { summary: string; responses: object }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const expected = rooms
      .flatMap((room) => room.routes ?? [])
      .filter(({ api }) => api)
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{[^/]*\})?/g, '{$1}')}`);
    expect(described.toSorted()).toEqual(expected.toSorted());
    expect(document.paths['/api/v1/figures']?.['get']).toMatchObject({
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'limit', in: 'query', required: false })]),
      responses: {
        200: { content: { 'application/json': { schema: { properties: { figures: { type: 'array' } } } } } },
      },
    });
  });

  test('names every part of an address', async () => {
    const document = (await (await house.ask('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
    };
    for (const [path, methods] of Object.entries(document.paths))
      for (const { parameters = [] } of Object.values(methods))
        expect(
          parameters.filter((each) => each.in === 'path').map(({ name }) => name),
          path,
        ).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  });

  test('refers only to schemas that it holds, and asks only for what has no default', async () => {
    const text = await (await house.ask('/api/openapi.json')).text();
    const document = JSON.parse(text) as {
      paths: Record<string, Record<string, { parameters: { name: string; required: boolean }[] }>>;
      components: { schemas: object };
    };
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(references)).toEqual(new Set(Object.keys(document.components.schemas)));
    expect(text).not.toContain('$defs');
    expect(document.paths['/api/v1/schools']!['get']!.parameters.filter(({ required }) => required)).toEqual([]);
  });

  test.each(['en', 'es'])('can be read as a page in %s', async (lang) => {
    const page = await (await house.ask(`/api?lang=${lang}`)).text();
    for (const { path } of rooms.flatMap((room) => room.routes ?? []).filter(({ api }) => api))
      expect(page).toContain(path.replace(/:(\w+)(\{[^/]*\})?/g, '{$1}'));
    for (const field of ['figures[].value', 'items[].ncesId']) expect(page).toContain(field);
  });
});

test('every component is shown in each of its states', async () => {
  const page = await (await house.ask('/components')).text();
  for (const component of ['badge', 'chart', 'error-summary', 'table', 'withheld-mark'])
    expect(page).toContain(`id="component-${component}"`);
});

describe('operations', () => {
  test('shows network staff the state of the installation, in both languages', async () => {
    await keeper('insert into jobs.backup (id, made_at, bytes, rows) values ($1, $2, 12345678, 10)', [
      uuidv7(),
      '2026-11-20T03:00:00Z',
    ]);
    expect(await (await house.ask('/operations', { as: staff })).text()).toMatch(
      /Up to date[\s\S]*Nov 19, 2026, 10:00[\s\S]*12\.3 MB/,
    );
    expect(await (await house.ask('/operations?lang=es', { as: staff })).text()).toMatch(/Al día[\s\S]*19 nov 2026/);
  });

  test('offers failed work to be tried again, once', async () => {
    const subject = uuidv7();
    await keeper(`create table jobs.job (id uuid default gen_random_uuid(), name text, data jsonb, state text, retry_count int default 3,
      created_on timestamptz default now(), completed_on timestamptz, output jsonb)`);
    await keeper(
      `insert into jobs.job (name, data, state, output, created_on) values ('send-invitation', $1, 'failed', '{"message":"the mail server is away"}', now() - interval '1 hour')`,
      [{ subject }],
    );
    const page = await (await house.ask('/operations', { as: staff })).text();
    expect(page).toContain('the mail server is away');
    const [, action = ''] = /action="(\/operations\/work\/[^"]+)"/.exec(page) ?? [];
    const answer = await house.ask(action, { as: staff, form: {} });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/operations']);
    expect((await keeper('select job, subject, actor from jobs.request where subject = $1', [subject])).rows).toEqual([
      { job: 'send-invitation', subject, actor: staff },
    ]);
  });

  test('work that does not exist cannot be tried again', async () => {
    expect((await house.ask(`/operations/work/${uuidv7()}/attempts`, { as: staff, form: {} })).status).toBe(404);
  });

  test('no one else learns of the work, not even by SQL', async () => {
    const principal = await house.person('principal', network);
    expect((await house.ask('/operations', { as: principal })).status).toBe(403);
    const { scope } = await import('#ground/db/scope.js');
    await scope(house.database, { personId: principal }, async ({ client }) => {
      expect((await client.query('select * from jobs.work()')).rows).toEqual([]);
      expect((await client.query('select * from jobs.backup')).rows).toEqual([]);
    });
  });
});
