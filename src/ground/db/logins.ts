import { createHmac } from 'node:crypto';

/**
 * One database login for each kind of work; each holds its own rights and is a member of nothing.
 * - visitor: public pages
 * - member: signed-in pages, where row-level policies decide
 * - doorkeeper: sign-in, the schema `auth` alone
 * - keeper: owns the schemas; migrations, jobs and release; never serves a request
 */
export const logins = ['visitor', 'member', 'doorkeeper', 'keeper'] as const;
export type Login = (typeof logins)[number];

export const roleOf = (login: Login) => `longtable_${login}`;

/** Derives a key for one use from the installation's secret, so that only the secret has to be kept. */
export const deriveKey = (secret: string, use: string) => createHmac('sha256', secret).update(use).digest();

export const passwordOf = (secret: string, login: Login) => deriveKey(secret, `login ${login}`).toString('base64url');
