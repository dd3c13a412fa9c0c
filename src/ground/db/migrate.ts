import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import type { Log } from '../log.js';
import { deriveKey } from './logins.js';
import type { Database } from './open.js';

const folder = fileURLToPath(new URL('../../../migrations', import.meta.url));
/** Any number, the same in every Longtable: two processes must not migrate at once. */
const lock = 7_160_905;

export interface Migration {
  name: string;
  text: string;
  sha256: string;
}

/** The migrations of this version in the order in which they apply. */
export function migrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    });
}

/**
 * Applies the migrations that this database lacks, each in its own transaction, as the keeper.
 * @throws Error when the database is newer than this version, or an applied migration was changed afterwards.
 */
export async function migrate(database: Database, secret: string, log: Log): Promise<void> {
  const client = await database.connect('keeper');
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await client.query('create schema if not exists jobs');
    await client.query(
      'create table if not exists jobs.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    for (const migration of await pending(client)) {
      await apply(client, migration);
      log.info('migrated', { migration: migration.name });
    }
    await keepActorKey(client, secret);
  } finally {
    await client.end();
  }
}

async function pending(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from jobs.migration');
  const applied = new Map(rows.map((row) => [row.name, row.sha256]));
  const known = migrations();
  const unknown = [...applied.keys()].filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0)
    throw new Error(
      `This database was used by a newer Longtable (it has ${unknown.join(', ')}). Install that version.`,
    );
  for (const { name, sha256 } of known)
    if (applied.has(name) && applied.get(name) !== sha256)
      throw new Error(
        `Migration ${name} was changed after it was applied to this database. Restore the file, and add a new one.`,
      );
  return known.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, text, sha256 }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into jobs.migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

/** The two padded keys of HMAC-SHA256 (RFC 2104), so that the database can check a signature with `sha256` alone. */
async function keepActorKey(client: pg.Client, secret: string): Promise<void> {
  const key = Buffer.concat([deriveKey(secret, 'actor')], 64);
  const pad = (byte: number) => key.map((value) => value ^ byte);
  await client.query(
    `insert into auth.actor_key (inner_pad, outer_pad) values ($1, $2)
     on conflict (single) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
     where actor_key.inner_pad <> excluded.inner_pad`,
    [pad(0x36), pad(0x5c)],
  );
}
