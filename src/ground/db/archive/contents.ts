import type pg from 'pg';

/** A table that an archive holds; `name` and `columns` are quoted where SQL needs it. */
export interface Table {
  name: string;
  /** Without generated columns, which the database works out again. */
  columns: string[];
}

const schemas = ['commons', 'records', 'published', 'auth'];

/**
 * Not carried along: the key that signs actors (each installation makes its own from its secret), and sessions and
 * one-time secrets, with which whoever finds an archive could walk in. Everyone signs in again after a restore.
 */
const leftOut = ['auth.actor_key', 'auth.session', 'auth.verification'];

/** The tables of an archive in the order of their names. Work that waits is the one part of the queue that is kept. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array(select quote_ident(attname) from pg_attribute
             where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and (n.nspname = any ($1) and not format('%I.%I', n.nspname, c.relname) = any ($2) or c.oid = 'jobs.request'::regclass)
     order by n.nspname, c.relname`,
    [schemas, leftOut],
  );
  return rows;
}

/** Every table that a restore empties first: what the archive holds, and what it leaves out because it would be stale. */
export async function tablesToEmpty(client: pg.ClientBase): Promise<string[]> {
  const kept = await tablesOf(client);
  return [...kept.map(({ name }) => name), ...leftOut.filter((name) => name !== 'auth.actor_key')];
}

/**
 * What a table gives to the archive. A request whose job the queue has taken but not finished counts as still waiting:
 * jobs can be started again, so nothing that was asked for is lost.
 */
export async function sourceOf(client: pg.ClientBase, { name, columns }: Table): Promise<string> {
  if (name !== 'jobs.request' || !(await hasQueue(client))) return `${name} (${columns.join(', ')})`;
  return `(select ${columns.join(', ')} from jobs.request
    union all
    select ${columns.map((column) => fromQueue[column]).join(', ')} from jobs.job
    where state in ('created', 'retry', 'active') and data ? 'subject')`;
}

const fromQueue: Record<string, string> = {
  id: 'id',
  job: 'name',
  subject: `(data->>'subject')::uuid`,
  actor: `(data->>'actor')::uuid`,
  asked_at: 'created_on',
};

/** The queue's own tables are made when a worker first runs. */
async function hasQueue(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('jobs.job') is not null as there`);
  return rows[0]!.there;
}

export interface Sequence {
  name: string;
  value: string;
  called: boolean;
}

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname = any ($1) order by 1`,
    [schemas],
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const state = await client.query<Omit<Sequence, 'name'>>(
      `select last_value::text as value, is_called as called from ${name}`,
    );
    sequences.push({ name, ...state.rows[0]! });
  }
  return sequences;
}

/** The migrations that were applied to this database. */
export async function schemaOf(client: pg.ClientBase): Promise<{ name: string; sha256: string }[]> {
  return (await client.query<{ name: string; sha256: string }>('select name, sha256 from jobs.migration order by name'))
    .rows;
}
