import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { genericOAuth, magicLink } from 'better-auth/plugins';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Config } from '../config.js';
import type { Database } from '../db/open.js';
import type { Log } from '../log.js';
import { hashLink } from './link.js';
import { cookiePrefix, idleHours, sessionSecret, sessionToken } from './session.js';

/** Where the library's own endpoints live; `mount` opens a few of them. */
export const basePath = '/auth';
export const provider = 'sso';

/**
 * The sign-in library, set up: our database login, our tables, our ids. An account is only ever made for someone who was
 * invited, and gets that person's id; invitations become roles when their person comes in.
 */
export function createLibrary(config: Config, database: Database, log: Log) {
  const doorkeeper = database.pool('doorkeeper');
  return betterAuth({
    baseURL: config.BASE_URL,
    basePath,
    secret: sessionSecret(config),
    database: {
      db: new Kysely<object>({ dialect: new PostgresDialect({ pool: doorkeeper }), plugins: [new CamelCasePlugin()] }),
      type: 'postgres',
      schemaName: 'auth',
      transaction: true,
    },
    advanced: {
      cookiePrefix,
      database: { generateId: () => uuidv7() },
      ipAddress: { disableIpTracking: true },
    },
    session: { expiresIn: idleHours * 3600, updateAge: 1800, freshAge: idleHours * 3600 },
    account: { accountLinking: { enabled: true }, updateAccountOnSignIn: false },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: () => log.warn('sign-in refused') },
    onAPIError: { errorURL: `${config.BASE_URL}/sign-in?problem=single-sign-on` },
    databaseHooks: {
      user: { create: { before: invitedOnly } },
      account: { create: { before: async (account) => ({ data: { ...account, ...withoutTokens } }) } },
      session: { create: { after: (session, context) => welcome(session, context?.headers) } },
    },
    plugins: [
      magicLink({ sendMagicLink: nothing, storeToken: { type: 'custom-hasher', hash: async (token) => hashLink(token) } }),
      passkey({
        rpName: new URL(config.BASE_URL).hostname,
        origin: config.BASE_URL,
        advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        // The database's column follows from the field's name, which has two capitals that no rule turns back.
        schema: { passkey: { fields: { credentialID: 'credentialId' } } },
      }),
      enter,
      ...(config.OIDC_ISSUER ? [singleSignOn(config)] : []),
    ],
  });

  /** Invitations become roles; the session that this browser had before ends. */
  async function welcome({ userId, token }: { userId: string; token: string }, headers: Headers | undefined) {
    await doorkeeper.query('select auth.accept_invitations($1)', [userId]);
    const before = headers && sessionToken(config, headers);
    if (before && before !== token) await doorkeeper.query('delete from auth.session where token = $1', [before]);
  }

  async function invitedOnly(user: { email: string; emailVerified: boolean }) {
    const { rows } = await doorkeeper.query<{ person_id: string }>('select person_id from auth.invitations_for($1)', [user.email]);
    return rows[0] && user.emailVerified ? { data: { id: rows[0].person_id, email: user.email, name: '', image: null } } : false;
  }
}

const nothing = async () => {};

/** Single sign-on says who someone is; nothing is ever asked of the provider afterwards, so its tokens are not kept. */
const withoutTokens = { accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null };

/** Opens a session for a person whom one of our own doors has let in. Called from code alone, never by a request. */
const enter = {
  id: 'enter',
  endpoints: {
    enter: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ userId: z.string() }) }, async (ctx) => {
      const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
      if (!user) throw new Error('no account');
      const session = await ctx.context.internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({});
    }),
  },
};

const singleSignOn = (config: Config) =>
  genericOAuth({
    config: [
      {
        providerId: provider,
        discoveryUrl: `${config.OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: config.OIDC_CLIENT_ID,
        clientSecret: config.OIDC_CLIENT_SECRET,
        scopes: ['openid', 'email', 'profile'],
        requireIdTokenVerification: true,
      },
    ],
  });
