import { statfs } from 'node:fs/promises';
import type { Visit } from '#ground/http/visit.js';
import { version } from '#ground/version.js';
import { checkHealth, type Health } from '../health/check.js';

/** One piece of work as the queue has it; the latest of its kind about its subject. */
export interface Work {
  id: string;
  job: string;
  subject: string | null;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'refused';
  tries: number;
  asked_at: Date;
  ended_at: Date | null;
  failure: string | null;
}

export interface State {
  health: Health;
  work: Work[];
  /** How many pieces of work there are in each state, also those that the list leaves out. */
  counts: Record<Work['state'], number>;
  databaseBytes: number;
  disk: { freeBytes: number; totalBytes: number };
  versions: { longtable: string; node: string; postgresql: string };
  /** The mail server's name; null where mail waits in the outbox. */
  mailServer: string | null;
  backup: { madeAt: Date; bytes: number } | null;
}

const longestList = 100;

/** How the installation is, as network staff may know it. */
export async function stateOf(visit: Visit): Promise<State> {
  const { config, database, clock } = visit.services;
  const work = await listWork(visit);
  const facts = await visit.client.query<{ bytes: string; version: string }>(
    `select pg_database_size(current_database())::text as bytes, current_setting('server_version') as version`,
  );
  const backups = await visit.client.query<{ made_at: Date; bytes: string }>(
    'select made_at, bytes::text from jobs.backup order by made_at desc limit 1',
  );
  const disk = await statfs(config.DATA_DIR);
  const [last] = backups.rows;
  return {
    health: await checkHealth(database, clock),
    work: work.slice(0, longestList),
    counts: countStates(work),
    databaseBytes: Number(facts.rows[0]!.bytes),
    disk: { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
    versions: { longtable: version, node: process.version, postgresql: facts.rows[0]!.version },
    mailServer: config.MAIL_URL ? new URL(config.MAIL_URL).hostname : null,
    backup: last ? { madeAt: last.made_at, bytes: Number(last.bytes) } : null,
  };
}

/** What wants a person first, then what is under way, then what is done; the newest of each first. */
async function listWork({ client }: Visit): Promise<Work[]> {
  const { rows } = await client.query<Work>(
    `select * from jobs.work() order by array_position(array['failed', 'refused', 'running', 'waiting', 'done'], state), asked_at desc`,
  );
  return rows;
}

function countStates(work: Work[]): State['counts'] {
  const counts = { waiting: 0, running: 0, done: 0, failed: 0, refused: 0 };
  for (const { state } of work) counts[state] += 1;
  return counts;
}

/** A piece of work that may be tried again; undefined when there is none, or it did not fail. */
export async function findFailed({ client }: Visit, id: string): Promise<Work | undefined> {
  const { rows } = await client.query<Work>(
    `select * from jobs.work() where id::text = $1 and state in ('failed', 'refused')`,
    [id],
  );
  return rows[0];
}
