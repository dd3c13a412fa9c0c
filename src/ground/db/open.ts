import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { deriveKey, type Login, passwordOf, roleOf } from './logins.js';
import { migrate } from './migrate.js';
import { prepareDatabase } from './prepare.js';
import { type Address, startEmbeddedServer } from './server.js';
import type { Tables } from './tables.js';

/** Connections of one process to one database, a pool for each login it uses. */
export interface Database {
  readonly address: Address;
  /** The key that signs who acts; see `scope`. */
  readonly actorKey: Buffer;
  pool(login: Login): pg.Pool;
  /** Queries outside any scope, for work that has no actor: jobs, sign-in, tests. */
  as(login: Login): Kysely<Tables>;
  /** A connection of its own, for listening and for long copies. The caller ends it. */
  connect(login: Login): Promise<pg.Client>;
  /** Starts the embedded server again where it was killed; nothing to do for a server of one's own. */
  revive(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database of this installation: starts or adopts the embedded server (or uses DATABASE_URL), makes logins and
 * database where they are missing, and brings the schema up to date.
 */
export async function openDatabase(config: Config, log: Log): Promise<Database> {
  const { admin, database, release } = await findServer(config);
  await prepareDatabase(admin, database, config.SECRET);
  const opened = poolsFor({ ...admin, database }, config.SECRET);
  try {
    await migrate(opened, config.SECRET, log);
  } catch (error) {
    await opened.close();
    await release();
    throw error;
  }
  return {
    ...opened,
    revive: async () => void (await findServer(config)),
    close: async () => {
      await opened.close();
      await release();
    },
  };
}

async function findServer(config: Config) {
  if (!config.DATABASE_URL) {
    const { release, ...admin } = await startEmbeddedServer(config.DATA_DIR, config.SECRET);
    return { admin, database: 'longtable', release };
  }
  const url = new URL(config.DATABASE_URL);
  const admin = {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1) || 'longtable',
    ...(url.searchParams.get('sslmode') && url.searchParams.get('sslmode') !== 'disable' ? { ssl: true } : {}),
  };
  return { admin, database: admin.database, release: async () => {} };
}

/** Pools for a database that exists and is up to date. */
export function poolsFor(address: Address, secret: string): Database {
  const pools = new Map<Login, pg.Pool>();
  const options = (login: Login) => ({
    ...address,
    user: roleOf(login),
    password: passwordOf(secret, login),
    application_name: `longtable ${login}`,
  });
  const pool = (login: Login) => {
    const known = pools.get(login);
    if (known) return known;
    const made = new pg.Pool({ ...options(login), max: 8, idleTimeoutMillis: 30_000 });
    // A pooled connection that the server closed is replaced on its next use; without a listener it would end the process.
    made.on('error', () => {});
    pools.set(login, made);
    return made;
  };
  return {
    address,
    actorKey: deriveKey(secret, 'actor'),
    pool,
    as: (login) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool(login) }) }),
    connect: async (login) => {
      const client = new pg.Client(options(login));
      await client.connect();
      return client;
    },
    revive: async () => {},
    close: async () => {
      await Promise.all([...pools.values()].map((each) => each.end()));
      pools.clear();
    },
  };
}
