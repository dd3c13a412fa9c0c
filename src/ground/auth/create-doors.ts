import type { Config } from '../config.js';
import { doorScope } from '../db/scope.js';
import type { Database } from '../db/open.js';
import { enqueue } from '../jobs/enqueue.js';
import type { Log } from '../log.js';
import { hashCode } from './code.js';
import { hashApiKey, holderOfKey, newApiKey } from './api-key.js';
import type {
  AwaitedRole,
  Doors,
  Entry,
  KeptApiKey,
  KeptPasskey,
  MadeUpPerson,
  OpenSession,
  WaitingMail,
} from './doors.js';
import { createLibrary, provider } from './library.js';
import { emailOfLink } from './link.js';
import { mountLibrary } from './mount.js';
import { actorOfSession, sessionToken } from './session.js';
import { untilClosed } from './set-cookie.js';
import { completeSetup } from './setup.js';

/** Opens the ways into this installation. */
export function createDoors(config: Config, database: Database, log: Log): Doors {
  let library = createLibrary(config, database, log);
  const doorkeeper = database.pool('doorkeeper');

  /** Opens a session; the person gets an account on first use. Without an address of their own they get one that no mail reaches. */
  async function enter(headers: Headers, personId: string): Promise<Entry> {
    await doorkeeper.query(`insert into auth."user" (id, email) values ($1, $2) on conflict do nothing`, [
      personId,
      `${personId}@no-address.invalid`,
    ]);
    return cookies(await library.api.enter({ headers, body: { userId: personId }, asResponse: true }));
  }

  return {
    actorOf: (headers) => actorOfSession(database, config, headers),
    askForLink: ({ id, email, locale, next }, job) =>
      doorScope(database, async (tx) => {
        await tx.client.query('insert into auth.link_request (id, email, locale, next) values ($1, $2, $3, $4)', [
          id,
          email,
          locale,
          next,
        ]);
        await enqueue(tx, job, id);
      }),
    lookAtLink: async (token) => {
      const email = await emailOfLink(database, token);
      if (!email) return null;
      const { rows } = await doorkeeper.query<AwaitedRole>(
        `select person_name as "personName", role, place_name as "placeName", invited_by as "invitedBy" from auth.invitations_for($1)`,
        [email],
      );
      return { email, roles: rows };
    },
    enterByLink: async (headers, token) => {
      const response = await library.api.magicLinkVerify({ headers, query: { token }, asResponse: true });
      return response.ok ? cookies(response) : null;
    },
    enterByCode: async (headers, code) => {
      const { rows } = await doorkeeper.query<{ id: string | null }>('select auth.person_with_code($1) as id', [
        hashCode(config, code),
      ]);
      return rows[0]?.id ? enter(headers, rows[0].id) : null;
    },
    enterBySetup: async (headers, founder) => {
      const outcome = config.DEMO ? 'closed' : await completeSetup(database, config, founder);
      return outcome === 'done' ? { outcome, cookies: (await enter(headers, founder.personId)) ?? [] } : { outcome };
    },
    madeUpPeople: async () => (config.DEMO ? madeUpPeople(database) : []),
    enterAsMadeUp: async (headers, personId) => {
      if (!config.DEMO) return null;
      const known = await madeUpPeople(database);
      return known.some(({ id }) => id === personId) ? enter(headers, personId) : null;
    },
    startSingleSignOn: async (headers, next) => {
      if (!config.OIDC_ISSUER) return null;
      const started = await startAt(library, headers, next);
      if (started) return started;
      // The provider is read once; when it could not be reached then, it is asked again now.
      library = createLibrary(config, database, log);
      return startAt(library, headers, next);
    },
    leave: async (headers) => cookies(await library.api.signOut({ headers, asResponse: true })),
    sessions: async (headers, { personId }) => {
      const { rows } = await doorkeeper.query<OpenSession>(
        `select id, created_at as "startedAt", updated_at as "usedAt", coalesce(user_agent, '') as browser, token = $2 as current
         from auth.session where user_id = $1 and expires_at > now() order by token = $2 desc, updated_at desc`,
        [personId, sessionToken(config, headers) ?? ''],
      );
      return rows;
    },
    endSession: async ({ personId }, id) => {
      await doorkeeper.query('delete from auth.session where id = $1 and user_id = $2', [id, personId]);
    },
    passkeys: async ({ personId }) => {
      const { rows } = await doorkeeper.query<KeptPasskey>(
        `select id, name, created_at as "createdAt" from auth.passkey where user_id = $1 order by created_at`,
        [personId],
      );
      return rows;
    },
    removePasskey: async ({ personId }, id) => {
      await doorkeeper.query('delete from auth.passkey where id = $1 and user_id = $2', [id, personId]);
    },
    holderOfKey: (key) => holderOfKey(database, config, key),
    apiKeys: async ({ personId }) => {
      const { rows } = await doorkeeper.query<KeptApiKey>(
        `select id, name, may_change as "mayChange", made_at as "madeAt", expires_at as "expiresAt", used_on::text as "usedOn"
         from auth.api_key where user_id = $1 and expires_at > now() order by made_at`,
        [personId],
      );
      return rows;
    },
    makeApiKey: async ({ personId }, { id, name, mayChange, days }) => {
      const key = newApiKey();
      const { rowCount } = await doorkeeper.query(
        `insert into auth.api_key (id, user_id, name, hash, may_change, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(days => $6)) on conflict (id) do nothing`,
        [id, personId, name, hashApiKey(config, key), mayChange, days],
      );
      return rowCount === 1 ? key : null;
    },
    endApiKey: async ({ personId }, id) => {
      await doorkeeper.query('delete from auth.api_key where id = $1 and user_id = $2', [id, personId]);
    },
    waitingMail: async () => {
      const { rows } = await doorkeeper.query<WaitingMail>(
        `select id, recipient, subject, body, created_at as "createdAt" from auth.outbox order by created_at desc limit 200`,
      );
      return rows;
    },
    mount: (app) => mountLibrary(app, config, (request) => library.handler(request)),
  };
}

const cookies = (response: Response): readonly string[] => untilClosed(response.headers.getSetCookie());

async function madeUpPeople(database: Database): Promise<MadeUpPerson[]> {
  const { rows } = await database
    .pool('doorkeeper')
    .query<MadeUpPerson>(`select person_id as id, name, role, place_name as "placeName" from auth.made_up_people()`);
  return rows;
}

async function startAt(library: ReturnType<typeof createLibrary>, headers: Headers, next: string) {
  const response = await library.api.signInSocial({
    headers,
    body: { provider, callbackURL: next, errorCallbackURL: '/sign-in?problem=single-sign-on', disableRedirect: true },
    asResponse: true,
  });
  if (!response.ok) return null;
  const { url } = (await response.json()) as { url: string };
  return { href: url, cookies: response.headers.getSetCookie() };
}
