import type { Database } from '../db/open.js';
import type { Scope } from '../db/scope.js';

/** Where long work stands. `failure` is a code for the page's words. */
export interface Progress {
  state: 'waiting' | 'running' | 'done' | 'failed';
  done: number;
  total: number | null;
  step: string | null;
  failure: string | null;
}

/** The progress of work about `subject`; undefined when none was ever asked for. */
export async function progressOf({ client }: Pick<Scope, 'client'>, subject: string): Promise<Progress | undefined> {
  const { rows } = await client.query(
    'select state, done::int, total::int, step, failure from commons.progress where subject = $1',
    [subject],
  );
  return rows[0] as Progress | undefined;
}

export interface ProgressWriter {
  report(done: number, total?: number, step?: string): void;
  end(state: 'waiting' | 'done' | 'failed', failure?: string): Promise<void>;
}

/** Writes progress on a connection of its own, at most twice a second, so that others see it before the work commits. */
export function progressWriter(database: Database, subject: string): ProgressWriter {
  let writing: Promise<unknown> = Promise.resolve();
  let last = 0;
  const write = (state: Progress['state'], done = 0, total?: number, step?: string, failure?: string) =>
    database.pool('keeper').query(
      `insert into commons.progress (subject, state, done, total, step, failure) values ($1, $2, $3, $4, $5, $6)
       on conflict (subject) do update set state = excluded.state, failure = excluded.failure, updated_at = now(),
         done = greatest(excluded.done, case when excluded.state = 'done' then progress.done else 0 end),
         total = coalesce(excluded.total, progress.total), step = coalesce(excluded.step, progress.step)`,
      [subject, state, done, total ?? null, step ?? null, failure ?? null],
    );
  return {
    report(done, total, step) {
      if (Date.now() - last < 500) return;
      last = Date.now();
      writing = writing.then(() => write('running', done, total, step)).catch(() => {});
    },
    async end(state, failure) {
      await writing;
      await write(state, 0, undefined, undefined, failure);
    },
  };
}
