import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { Doors } from '../auth/doors.js';
import type { Config } from '../config.js';
import type { Clock } from '../clock.js';
import type { Actor, Scope } from '../db/scope.js';
import type { Database } from '../db/open.js';
import type { Locale } from '../i18n/locale.js';
import type { Log } from '../log.js';
import type { Mailer } from '../jobs/mailer.js';
import type { PageHead, Site } from '../ui/index.js';
import type { Form } from './form.js';

/** A role that the actor holds today, and where. */
export interface Holding {
  role: string;
  placeId: string;
}

/** What every request can use. Made once by the composition root. */
export interface Services {
  config: Config;
  log: Log;
  clock: Clock;
  database: Database;
  mailer: Mailer;
  /** The ways to sign in and out. */
  doors: Doors;
  /** `/assets/<hash>` */
  assets: string;
  /** The actor of a request's session; null when signed out. */
  actorOf(headers: Headers): Promise<Actor | null>;
  /** The time zone of the coalition's clocks, an IANA name. */
  timeZone(scope: Scope): Promise<string>;
  /** What stands around every page: the coalition's name, navigation, account. */
  frame(visit: Visit): Promise<Frame>;
}

/** What stands around every page; the language links and the assets are added when the page is rendered. */
export type Frame = Omit<
  Site,
  'languages' | 'languagesLabel' | 'assets' | 'homeHref' | 'skipLabel' | 'menuLabel' | 'navLabel' | 'noticeLabel'
>;

/** What a page says of itself. */
export interface PageMeta {
  title: string;
  description?: string;
  /** Stands above the content: breadcrumbs, tabs. */
  before?: Child;
  /** Address of a picture for link previews. */
  card?: string;
  /** Feeds of what the page lists. */
  feeds?: PageHead['feeds'];
  noIndex?: boolean;
  width?: 'text' | 'wide' | 'full';
  /** Load the page again after so many seconds, where no script does it. */
  refreshSeconds?: number;
  status?: 200 | 404 | 409 | 422;
}

/** One request, inside one transaction of its actor. Handlers take it and give a Response. */
export interface Visit extends Scope {
  services: Services;
  request: Request;
  url: URL;
  actor: Actor | null;
  holdings: Holding[];
  locale: Locale;
  /** The time zone of the coalition's clocks, an IANA name: moments are shown in it. */
  timeZone: string;
  /** A named part of the path. */
  param(name: string): string;
  /** The query, checked; throws a RequestError 422 that names what is wrong. */
  query<T extends z.ZodType>(schema: T): z.output<T>;
  /** What a form posted (read before the transaction began). */
  form: Form;
  page(meta: PageMeta, content: Child): Promise<Response>;
  /** A page without the site around it, for a frame on another site. */
  embed(meta: PageMeta, content: Child): Promise<Response>;
  json(data: unknown, status?: 200 | 201 | 202): Response;
  /** See other (303): after a form, go and look. */
  redirect(path: string): Response;
}
