import { createHmac, randomBytes } from 'node:crypto';
import type { Config } from '../config.js';
import { deriveKey } from '../db/logins.js';
import type { Database } from '../db/open.js';
import type { Actor } from '../db/scope.js';

/** A person for whom a program asks; it may only read unless they said otherwise. */
export interface KeyHolder extends Actor {
  mayChange: boolean;
}

/** 256 bits behind a word by which scanners for leaked secrets can know them. */
export const newApiKey = () => `longtable_${randomBytes(32).toString('base64url')}`;

/** With so many bits a keyed hash is enough. */
export const hashApiKey = (config: Config, key: string): string =>
  createHmac('sha256', deriveKey(config.SECRET, 'API keys')).update(key).digest('base64url');

/** The key in `Authorization: Bearer longtable_…`. What else stands there is for someone else, such as a proxy. */
export function apiKeyIn(headers: Headers): string | undefined {
  return /^bearer (longtable_[\w-]{43})$/iu.exec(headers.get('authorization')?.trim() ?? '')?.[1];
}

/** Whose key it is; nothing where there is no such key any more. */
export async function holderOfKey(database: Database, config: Config, key: string): Promise<KeyHolder | undefined> {
  const { rows } = await database.pool('doorkeeper').query<KeyHolder>(
    `with used as (update auth.api_key set used_on = current_date where hash = $1 and used_on is distinct from current_date)
     select user_id as "personId", may_change as "mayChange" from auth.api_key where hash = $1 and expires_at > now()`,
    [hashApiKey(config, key)],
  );
  return rows[0];
}
