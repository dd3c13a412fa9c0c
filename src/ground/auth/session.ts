import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.js';
import { deriveKey } from '../db/logins.js';
import type { Actor } from '../db/scope.js';
import type { Database } from '../db/open.js';

/** A session ends after so many hours in which nothing was asked. */
export const idleHours = 12;

/** The library names its cookies by this prefix; the page cache looks for the word "session". */
export const cookiePrefix = 'longtable';

export const sessionSecret = (config: Config) => deriveKey(config.SECRET, 'sessions').toString('base64url');

export const sessionCookieName = (config: Config) =>
  `${config.BASE_URL.startsWith('https:') ? '__Secure-' : ''}${cookiePrefix}.session_token`;

/** The token in a request's session cookie when its signature is ours. */
export function sessionToken(config: Config, headers: Headers): string | null {
  const name = `${sessionCookieName(config)}=`;
  const cookie = (headers.get('cookie') ?? '').split(/;\s*/).find((each) => each.startsWith(name));
  if (!cookie) return null;
  const [token, signature] = split(decode(cookie.slice(name.length)));
  const expected = createHmac('sha256', sessionSecret(config)).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/**
 * Who a session belongs to. One query, none without a cookie; a session in use is kept alive, written down at most
 * every half hour.
 */
export async function actorOfSession(database: Database, config: Config, headers: Headers): Promise<Actor | null> {
  const token = sessionToken(config, headers);
  if (!token) return null;
  const { rows } = await database.pool('doorkeeper').query<{ user_id: string }>(
    `with kept as (
       update auth.session set expires_at = now() + make_interval(hours => $2), updated_at = now()
       where token = $1 and expires_at > now() and expires_at < now() + make_interval(hours => $2) - interval '30 minutes'
     )
     select user_id from auth.session where token = $1 and expires_at > now()`,
    [token, idleHours],
  );
  return rows[0] ? { personId: rows[0].user_id } : null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function split(signed: string): [string, string] {
  const dot = signed.lastIndexOf('.');
  return [signed.slice(0, Math.max(dot, 0)), signed.slice(dot + 1)];
}
