import { PgBoss } from 'pg-boss';
import type { Config } from '../config.js';
import { passwordOf, roleOf } from '../db/logins.js';
import type { Database } from '../db/open.js';
import type { Log } from '../log.js';
import { type Job, type JobContext, JobRefused } from './job.js';
import type { Mailer } from './mailer.js';
import { progressWriter } from './progress.js';

export interface Worker {
  /** Lets running work finish, for at most half a minute. */
  stop(): Promise<void>;
}

interface Payload {
  subject: string;
  actor: string | null;
}

export interface WorkerServices {
  database: Database;
  config: Config;
  log: Log;
  mailer: Mailer;
}

/**
 * Starts doing jobs: those that actions asked for, and those that the clock asks for. `onLost` is told when the database
 * went away; whoever started the worker starts a new one.
 */
export async function startWorker(services: WorkerServices, jobs: readonly Job[], onLost: () => void): Promise<Worker> {
  const { database, config, log } = services;
  const { host, port } = database.address;
  const boss = new PgBoss({
    host,
    port,
    database: database.address.database,
    user: roleOf('keeper'),
    password: passwordOf(config.SECRET, 'keeper'),
    schema: 'jobs',
    max: 3,
    superviseIntervalSeconds: 10,
  } as ConstructorParameters<typeof PgBoss>[0] & object);
  boss.on('error', (error) => log.error('queue failed', { error: error.message }));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 3, retryDelay: 2, heartbeatSeconds: 20, expireInSeconds: 6 * 3600 });
    await boss.work<Payload>(
      job.name,
      { pollingIntervalSeconds: 0.5, heartbeatRefreshSeconds: 5 },
      async ([queued]) => {
        if (queued) await runJob(services, job, queued.data, queued.id);
      },
    );
    if (job.schedule) await boss.schedule(job.name, job.schedule);
  }
  const heart = await startHeart(database);
  const relay = await startRelay(
    database,
    boss,
    jobs.map(({ name }) => name),
    log,
    onLost,
  );
  return {
    stop: async () => {
      clearInterval(heart);
      await relay.stop();
      await boss.stop({ graceful: true, timeout: 30_000 });
    },
  };
}

async function runJob(services: WorkerServices, job: Job, data: Payload | null, id: string): Promise<void> {
  const subject = data?.subject ?? id;
  const writer = progressWriter(services.database, subject);
  const context: JobContext = { ...services, subject, actor: data?.actor ?? null, progress: writer.report };
  const began = performance.now();
  try {
    writer.report(0);
    await job.run(context);
    await writer.end('done');
    services.log.info('job done', { job: job.name, ms: Math.round(performance.now() - began) });
  } catch (error) {
    const refused = error instanceof JobRefused;
    services.log[refused ? 'warn' : 'error']('job failed', {
      job: job.name,
      error: (error as Error).message,
      stack: refused ? undefined : (error as Error).stack,
    });
    await writer.end('failed', refused ? error.message : 'unexpected');
    if (!refused) throw error;
  }
}

/** Says every few seconds that somebody does the work; /health looks at it. */
async function startHeart(database: Database): Promise<NodeJS.Timeout> {
  const beat = () =>
    database
      .pool('keeper')
      .query('insert into jobs.heartbeat (at) values (now()) on conflict (single) do update set at = excluded.at');
  await beat();
  return setInterval(() => void beat().catch(() => {}), 5000);
}

/** Hands requests that actions left (see jobs.enqueue) to the queue, each in one transaction with its removal. */
async function startRelay(
  database: Database,
  boss: PgBoss,
  known: string[],
  log: Log,
  onLost: () => void,
): Promise<{ stop(): Promise<void> }> {
  const listener = await database.connect('keeper');
  let stopped = false;
  let moving = Promise.resolve();
  const move = () => {
    moving = moving
      .then(async () => {
        while (!stopped && (await moveOne(database, boss, known)));
      })
      .catch((error: Error) => log.error('relay failed', { error: error.message }));
  };
  listener.on('notification', move);
  listener.on('error', (error) => log.error('relay lost its connection', { error: error.message }));
  listener.once('end', () => stopped || onLost());
  await listener.query('listen job_requested');
  const timer = setInterval(move, 5000);
  move();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await moving;
      await listener.end().catch(() => {});
    },
  };
}

/** A request that no job answers to (another version left it) waits for the version that knows it, and holds up nobody. */
async function moveOne(database: Database, boss: PgBoss, known: string[]): Promise<boolean> {
  const client = await database.pool('keeper').connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ job: string; subject: string; actor: string | null }>(
      `delete from jobs.request where id = (select id from jobs.request where job = any ($1) order by asked_at limit 1 for update skip locked)
       returning job, subject, actor`,
      [known],
    );
    const [request] = rows;
    if (request) {
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
      await boss.send(request.job, { subject: request.subject, actor: request.actor } satisfies Payload, { db });
    }
    await client.query('commit');
    return request !== undefined;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
