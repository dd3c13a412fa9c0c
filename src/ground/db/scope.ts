import { createHmac } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Login } from './logins.js';
import type { Database } from './open.js';
import type { Tables } from './tables.js';

/** Who acts. There is no other source of it than a verified session (or the command line, for the keeper's jobs). */
export interface Actor {
  personId: string;
}

/** One transaction in which one actor works. */
export interface Scope {
  db: Kysely<Tables>;
  /** The same connection, for what a query builder cannot say: COPY. */
  client: pg.ClientBase;
}

/**
 * Runs `work` in one transaction as the visitor (no actor) or as a member. The actor is set before anything else and
 * signed, so that SQL smuggled into a query cannot become someone else. Commits when `work` is done, rolls back when it throws.
 */
export function scope<T>(database: Database, actor: Actor | null, work: (scope: Scope) => Promise<T>): Promise<T> {
  return transaction(database, actor ? 'member' : 'visitor', async (tx) => {
    if (actor) await declareActor(tx.client, database.actorKey, actor);
    return work(tx);
  });
}

/** One transaction of a job or of the command line, with the keeper's rights. Never for a request. */
export function keeperScope<T>(database: Database, work: (scope: Scope) => Promise<T>): Promise<T> {
  return transaction(database, 'keeper', work);
}

/** One transaction of sign-in, with the doorkeeper's rights. */
export function doorScope<T>(database: Database, work: (scope: Scope) => Promise<T>): Promise<T> {
  return transaction(database, 'doorkeeper', work);
}

async function transaction<T>(database: Database, login: Login, work: (scope: Scope) => Promise<T>): Promise<T> {
  const client = await database.pool(login).connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({ db: onConnection(client), client });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

function onConnection(client: pg.PoolClient): Kysely<Tables> {
  const pool = { connect: async () => ({ query: client.query.bind(client), release: () => {} }), end: async () => {} };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) });
}

/** The claim names the connection and the time, so that it is worth nothing elsewhere or later. */
async function declareActor(client: pg.ClientBase, key: Buffer, { personId }: Actor): Promise<void> {
  const { processID } = client as unknown as { processID: number };
  const claim = `${personId} ${processID} ${Math.floor(Date.now() / 1000)}`;
  const proof = createHmac('sha256', key).update(claim).digest('hex');
  await client.query(`select set_config('longtable.actor', $1, true), set_config('longtable.proof', $2, true)`, [
    claim,
    proof,
  ]);
}
