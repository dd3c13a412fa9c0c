import { v7 as uuidv7 } from 'uuid';
import type { Config } from '../config.js';
import type { Database } from '../db/open.js';
import { keeperScope } from '../db/scope.js';
import { derivedCode, hashCode } from './code.js';
import type { Founder, Founding } from './doors.js';

const days = 7;
/** Any number, the same in every Longtable: two processes must not make two codes. */
const lock = 7_160_908;

export interface SetupCode {
  code: string;
  expiresAt: Date;
}

/** What the browser that asks may know: the answers so far and their version only with the code. */
export interface SetupState {
  open: boolean;
  admitted: boolean;
  version: number;
  answers: unknown;
}

/**
 * The code that opens set-up, the same at every start until it is over; another one with `renew`. Undefined once set-up
 * is done. For the operator's own eyes: with it anyone becomes the first network staff.
 */
export function setupCode(database: Database, config: Config, renew = false): Promise<SetupCode | undefined> {
  return keeperScope(database, async ({ client }) => {
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    const { rows } = await client.query<{ generation: string; hash: string; expiresAt: Date; over: boolean }>(
      `select generation, code_hash as hash, expires_at as "expiresAt", expires_at <= now() as over from auth.setup`,
    );
    const open = await client.query<{ open: boolean }>('select auth.setup_open() as open');
    if (!open.rows[0]?.open) return undefined;
    const [kept] = rows;
    if (kept && !renew && !kept.over) {
      const code = codeOf(config, kept.generation);
      // It differs where the database was brought to an installation with another secret.
      if (hashCode(config, code) === kept.hash) return { code, expiresAt: kept.expiresAt };
    }
    const generation = uuidv7();
    const code = codeOf(config, generation);
    const made = await client.query<{ expiresAt: Date }>(
      `insert into auth.setup (generation, code_hash, expires_at) values ($1, $2, now() + make_interval(days => $3))
       on conflict (single) do update set generation = excluded.generation, code_hash = excluded.code_hash, expires_at = excluded.expires_at
       returning expires_at as "expiresAt"`,
      [generation, hashCode(config, code), days],
    );
    return { code, expiresAt: made.rows[0]!.expiresAt };
  });
}

const codeOf = (config: Config, generation: string) => derivedCode(config, `setup ${generation}`);

/** Where set-up stands for someone who typed this code (or none). */
export async function lookAtSetup(database: Database, config: Config, typed: string): Promise<SetupState> {
  const { rows } = await database
    .pool('doorkeeper')
    .query<{ open: boolean; admitted: boolean; version: number | null; draft: unknown }>(
      'select open, admitted, version, draft from auth.look_at_setup($1)',
      [hashCode(config, typed)],
    );
  const { open, admitted, version, draft } = rows[0]!;
  return { open, admitted, version: version ?? 0, answers: draft };
}

/** Keeps the answers; `stale` when somebody else saved others since `version`, `closed` when the code opens nothing. */
export async function saveSetup(
  database: Database,
  config: Config,
  { code, version, answers }: { code: string; version: number; answers: object },
): Promise<'saved' | 'stale' | 'closed'> {
  const { rows } = await database
    .pool('doorkeeper')
    .query<{ outcome: 'saved' | 'stale' | 'closed' }>('select auth.save_setup($1, $2, $3) as outcome', [
      hashCode(config, code),
      version,
      JSON.stringify(answers),
    ]);
  return rows[0]!.outcome;
}

/** See `Doors.enterBySetup`. */
export async function completeSetup(
  database: Database,
  config: Config,
  { code, version, personId, name, email, locale }: Founder,
): Promise<Founding['outcome']> {
  const { rows } = await database
    .pool('doorkeeper')
    .query<{ outcome: Founding['outcome'] }>('select auth.complete_setup($1, $2, $3, $4, $5, $6) as outcome', [
      hashCode(config, code),
      version,
      personId,
      name,
      email,
      locale,
    ]);
  return rows[0]!.outcome;
}
