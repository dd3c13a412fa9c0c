import type { Clock } from '#ground/clock.js';
import { migrations } from '#ground/db/migrate.js';
import type { Database } from '#ground/db/open.js';

/** Whether each part of the house is as it should be. */
export interface Health {
  database: 'ok' | 'unreachable';
  worker: 'ok' | 'not running' | 'unknown';
  migrations: 'ok' | 'not those of this version' | 'unknown';
}

/** The worker says that it lives every five seconds; a busy machine may be late. */
const longestSilence = 30_000;

/** Looks at every part, as the login that knows least. */
export async function checkHealth(database: Database, clock: Clock): Promise<Health> {
  try {
    const visitor = database.pool('visitor');
    const beat = await visitor.query<{ at: Date }>('select at from jobs.heartbeat');
    const applied = await visitor.query<{ sha256: string }>('select sha256 from jobs.migration order by name');
    const silence = clock.now().getTime() - (beat.rows[0]?.at.getTime() ?? 0);
    const same =
      applied.rows.map((row) => row.sha256).join() ===
      migrations()
        .map((each) => each.sha256)
        .join();
    return {
      database: 'ok',
      worker: silence < longestSilence ? 'ok' : 'not running',
      migrations: same ? 'ok' : 'not those of this version',
    };
  } catch {
    return { database: 'unreachable', worker: 'unknown', migrations: 'unknown' };
  }
}

export const isWell = (health: Health) => Object.values(health).every((part) => part === 'ok');
