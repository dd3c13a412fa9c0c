import type { Hono } from 'hono';
import type { Config } from '../config.js';
import { type Actor, doorScope } from '../db/scope.js';
import type { Database } from '../db/open.js';
import { enqueue } from '../jobs/enqueue.js';
import type { Log } from '../log.js';
import { hashCode } from './code.js';
import { createLibrary, provider } from './library.js';
import { emailOfLink } from './link.js';
import { mountLibrary } from './mount.js';
import { actorOfSession, sessionToken } from './session.js';
import { untilClosed } from './set-cookie.js';

/** Cookies to set once someone is in; null when the door stays shut, whatever the reason. */
export type Entry = readonly string[] | null;

export interface AwaitedRole {
  personName: string;
  role: string;
  placeName: string;
  invitedBy: string | null;
}

export interface MadeUpPerson {
  id: string;
  name: string;
  role: string;
  placeName: string;
}

export interface OpenSession {
  id: string;
  startedAt: Date;
  usedAt: Date;
  browser: string;
  current: boolean;
}

export interface KeptPasskey {
  id: string;
  name: string | null;
  createdAt: Date;
}

export interface WaitingMail {
  id: string;
  recipient: string;
  subject: string;
  /** Missing where it would let its reader sign in as someone else. */
  body: string | null;
  createdAt: Date;
}

/** Someone asks for a link by mail. `next` is a local path. */
export interface LinkRequest {
  id: string;
  email: string;
  locale: string;
  next: string;
}

/** The ways into the house. Each opens a session for a person and answers with its cookies. */
export interface Doors {
  actorOf(headers: Headers): Promise<Actor | null>;
  /** Leaves the request for the job that answers it. */
  askForLink(request: LinkRequest, job: string): Promise<void>;
  /** The address of a link that still opens, and the roles that wait for it. */
  lookAtLink(token: string): Promise<{ email: string; roles: AwaitedRole[] } | null>;
  enterByLink(headers: Headers, token: string): Promise<Entry>;
  enterByCode(headers: Headers, code: string): Promise<Entry>;
  /** Demonstration mode alone, and made-up people alone. */
  madeUpPeople(): Promise<MadeUpPerson[]>;
  enterAsMadeUp(headers: Headers, personId: string): Promise<Entry>;
  /** Where single sign-on begins, and the cookies that tie its answer to this browser; null when it cannot be reached. */
  startSingleSignOn(headers: Headers, next: string): Promise<{ href: string; cookies: readonly string[] } | null>;
  leave(headers: Headers): Promise<readonly string[]>;
  sessions(headers: Headers, actor: Actor): Promise<OpenSession[]>;
  endSession(actor: Actor, id: string): Promise<void>;
  passkeys(actor: Actor): Promise<KeptPasskey[]>;
  removePasskey(actor: Actor, id: string): Promise<void>;
  waitingMail(): Promise<WaitingMail[]>;
  /** The library's own endpoints that browsers need: passkey options and answers, the answer of single sign-on. */
  mount(app: Hono): void;
}

export function createDoors(config: Config, database: Database, log: Log): Doors {
  let library = createLibrary(config, database, log);
  const doorkeeper = database.pool('doorkeeper');

  /** Opens a session; the person gets an account on first use. Without an address of their own they get one that no mail reaches. */
  async function enter(headers: Headers, personId: string): Promise<Entry> {
    await doorkeeper.query(
      `insert into auth."user" (id, email) values ($1, $2) on conflict do nothing`,
      [personId, `${personId}@no-address.invalid`],
    );
    return cookies(await library.api.enter({ headers, body: { userId: personId }, asResponse: true }));
  }

  return {
    actorOf: (headers) => actorOfSession(database, config, headers),
    askForLink: ({ id, email, locale, next }, job) =>
      doorScope(database, async (tx) => {
        await tx.client.query('insert into auth.link_request (id, email, locale, next) values ($1, $2, $3, $4)', [id, email, locale, next]);
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
      const { rows } = await doorkeeper.query<{ id: string | null }>('select auth.person_with_code($1) as id', [hashCode(config, code)]);
      return rows[0]?.id ? enter(headers, rows[0].id) : null;
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
