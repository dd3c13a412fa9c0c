import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../db/open.js';

/** How a link's token is kept: its hash alone. */
export const hashLink = (token: string) => createHash('sha256').update(token).digest('base64url');

/**
 * Makes a link's token that lets in, once, whoever reads the mail of this address. It is kept the way the sign-in library
 * looks for it. Opens nothing for an address that has no account and no invitation.
 */
export async function writeLink(database: Database, email: string, minutes: number): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await database.pool('doorkeeper').query(
    `insert into auth.verification (id, identifier, value, expires_at) values ($1, $2, $3, now() + make_interval(mins => $4))`,
    [uuidv7(), hashLink(token), JSON.stringify({ email: email.toLowerCase() }), minutes],
  );
  return token;
}

/** The address that a link was made for, as long as it can be used. Does not use it. */
export async function emailOfLink(database: Database, token: string): Promise<string | undefined> {
  const { rows } = await database.pool('doorkeeper').query<{ email: string }>(
    `select value::jsonb->>'email' as email from auth.verification where identifier = $1 and expires_at > now()`,
    [hashLink(token)],
  );
  return rows[0]?.email;
}

/** How many links were made for an address in the last quarter of an hour and not used. */
export async function waitingLinks(database: Database, email: string): Promise<number> {
  const { rows } = await database.pool('doorkeeper').query<{ n: number }>(
    `select count(*)::int as n from auth.verification where value = $1 and created_at > now() - interval '15 minutes'`,
    [JSON.stringify({ email: email.toLowerCase() })],
  );
  return rows[0]?.n ?? 0;
}
