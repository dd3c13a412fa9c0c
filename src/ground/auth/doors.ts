import type { Hono } from 'hono';
import type { Actor } from '../db/scope.js';
import type { KeyHolder } from './api-key.js';

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

/** A key for programs, without the key. */
export interface KeptApiKey {
  id: string;
  name: string;
  mayChange: boolean;
  madeAt: Date;
  expiresAt: Date;
  /** A day; null where it was never used. */
  usedOn: string | null;
}

/** A key that somebody makes. The id comes from the form, so that sending it twice makes one. */
export type NewApiKey = Pick<KeptApiKey, 'id' | 'name' | 'mayChange'> & { days: number };

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

/** Who finishes set-up, with the code that the operator was shown and the answers as they were at `version`. */
export interface Founder {
  code: string;
  version: number;
  personId: string;
  name: string;
  email: string;
  locale: string;
}

/** Cookies of the founder's session; or why there is none. `taken`: the address has an account. */
export type Founding = { outcome: 'done'; cookies: readonly string[] } | { outcome: 'closed' | 'stale' | 'taken' };

/** The ways into the house. Each opens a session for a person and answers with its cookies. */
export interface Doors {
  actorOf(headers: Headers): Promise<Actor | null>;
  /** Leaves the request for the job that answers it. */
  askForLink(request: LinkRequest, job: string): Promise<void>;
  /** The address of a link that still opens, and the roles that wait for it. */
  lookAtLink(token: string): Promise<{ email: string; roles: AwaitedRole[] } | null>;
  enterByLink(headers: Headers, token: string): Promise<Entry>;
  enterByCode(headers: Headers, code: string): Promise<Entry>;
  /** Makes what was answered, and its first person, whom it lets in: once for an installation. */
  enterBySetup(headers: Headers, founder: Founder): Promise<Founding>;
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
  /** Whose key a program shows; nothing where it shows none that still opens. */
  holderOfKey(key: string): Promise<KeyHolder | undefined>;
  apiKeys(actor: Actor): Promise<KeptApiKey[]>;
  /** The key, this once; null where it was made before. */
  makeApiKey(actor: Actor, made: NewApiKey): Promise<string | null>;
  endApiKey(actor: Actor, id: string): Promise<void>;
  waitingMail(): Promise<WaitingMail[]>;
  /** The library's own endpoints that browsers need: passkey options and answers, the answer of single sign-on. */
  mount(app: Hono): void;
}
