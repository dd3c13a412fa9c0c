import { afterAll, beforeAll, inject } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { type Config, readConfig } from '#ground/config.js';
import { type Database, poolsFor } from '#ground/db/open.js';
import { prepareDatabase } from '#ground/db/prepare.js';
import type { Actor } from '#ground/db/scope.js';
import type { App } from '#ground/http/serving/app.js';
import type { Services } from '#ground/http/visit.js';
import type { JobContext } from '#ground/jobs/job.js';
import { createLog } from '#ground/log.js';
import { rooms } from '../src/house.js';
import { createHouse, createServices } from '../src/main.js';

/** A whole house over a database of its own, for one test file. */
export interface TestHouse {
  config: Config;
  database: Database;
  services: Services;
  app: App;
  /** Asks the app as a person (by id) or as a visitor. */
  ask(path: string, options?: AskOptions): Promise<Response>;
  /** Makes a person with a role at a place and gives their id. */
  person(role: string, placeId: string, name?: string): Promise<string>;
  /** Runs every job that actions have asked for, in order, as the worker would; throws what they throw. */
  runJobs(): Promise<void>;
}

export interface AskOptions {
  as?: string | undefined;
  /** Posts these fields as a form. */
  form?: Record<string, string>;
  /** Posts these as a multipart form; a File is a file. */
  upload?: Record<string, string | File>;
  headers?: Record<string, string>;
}

/** Declares the house of a test file; made before its tests, dropped after them. */
export function testHouse(): TestHouse {
  const house = {} as TestHouse;
  beforeAll(async () => void Object.assign(house, await build()));
  afterAll(() => house.database?.close());
  return house;
}

async function build(): Promise<TestHouse> {
  const config = readConfig(inject('environment'));
  const administrator = inject('administrator');
  const name = `test_${uuidv7().replaceAll('-', '')}`;
  const template = administrator.database;
  await prepareDatabase({ ...administrator, database: 'postgres' }, name, config.SECRET, template);
  const database = poolsFor({ ...administrator, database: name }, config.SECRET);
  const real = await createServices(config, createLog('error'), database);
  // Tests name the actor in a header instead of a session; sign-in has tests of its own that use real sessions.
  const services: Services = { ...real, actorOf: async (headers) => actorIn(headers) ?? real.actorOf(headers) };
  const app = createHouse(services);
  return {
    config,
    database,
    services,
    app,
    ask: async (path, options = {}) => {
      const response = await app.request(`${config.BASE_URL}${path}`, requestOf(config, options));
      app.publicChanged();
      return response;
    },
    person: (role, placeId, personName = 'Test Person') => makePerson(database, role, placeId, personName),
    runJobs: () => runJobs({ database, config, services }),
  };
}

const actorHeader = 'x-test-actor';

function actorIn(headers: Headers): Actor | null {
  const personId = headers.get(actorHeader);
  return personId ? { personId } : null;
}

function requestOf(config: Config, { as, form, upload, headers = {} }: AskOptions): RequestInit {
  const all: Record<string, string> = { ...headers, ...(as ? { [actorHeader]: as, cookie: 'session=test' } : {}) };
  if (!form && !upload) return { headers: all };
  all['origin'] ??= new URL(config.BASE_URL).origin;
  return {
    method: 'POST',
    headers: all,
    body: form ? new URLSearchParams(form) : multipart(upload ?? {}),
    redirect: 'manual',
  };
}

function multipart(fields: Record<string, string | File>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

async function makePerson(database: Database, role: string, placeId: string, name: string): Promise<string> {
  const id = uuidv7();
  const keeper = database.pool('keeper');
  await keeper.query('insert into commons.person (id, name, fictional) values ($1, $2, true)', [id, name]);
  await keeper.query('insert into commons.holding (id, person_id, role, place_id) values ($1, $2, $3, $4)', [
    uuidv7(),
    id,
    role,
    placeId,
  ]);
  return id;
}

async function runJobs({
  database,
  config,
  services,
}: Pick<TestHouse, 'database' | 'config' | 'services'>): Promise<void> {
  const jobs = rooms.flatMap((room) => room.jobs ?? []);
  for (;;) {
    const { rows } = await database
      .pool('keeper')
      .query<{ job: string; subject: string; actor: string | null }>(
        'delete from jobs.request where id = (select id from jobs.request order by asked_at limit 1) returning job, subject, actor',
      );
    const [request] = rows;
    if (!request) return;
    const job = jobs.find(({ name }) => name === request.job);
    if (!job) throw new Error(`No room offers the job ${request.job}`);
    const context: JobContext = {
      database,
      config,
      log: services.log,
      mailer: services.mailer,
      subject: request.subject,
      actor: request.actor,
      progress: () => {},
    };
    await job.run(context);
  }
}
