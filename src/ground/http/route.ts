import type { z } from 'zod';
import type { Visit } from './visit.js';

/** Who may do what, as a sentence that staff and tests can read. */
export interface Policy {
  sentence: string;
  allows(visit: Visit): boolean | Promise<boolean>;
}

export const anyone: Policy = { sentence: 'Anyone, signed in or not', allows: () => true };
export const signedIn: Policy = { sentence: 'Anyone who is signed in', allows: (visit) => visit.actor !== null };

/** Whoever holds one of these roles, wherever: the rows themselves are guarded by the database. */
export const holders = (...roles: string[]): Policy => ({
  sentence: `Whoever holds a role of: ${roles.join(', ')}`,
  allows: (visit) => visit.holdings.some(({ role }) => roles.includes(role)),
});

export type Handler = (visit: Visit) => Response | Promise<Response>;

/** How a route of the API stands in the OpenAPI document. */
export interface ApiDescription {
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  response: z.ZodType;
  /** Media type of the answer when it is not JSON. */
  produces?: string;
}

export interface RouteOptions {
  api?: ApiDescription;
  /** The body is a multipart form with files: streamed to temporary files before the handler runs. */
  upload?: boolean;
  /** How many requests one address may make in how many seconds. */
  limit?: { requests: number; seconds: number };
  /** The same for every visitor until something public changes: kept in memory. */
  cached?: boolean;
}

export interface Route extends RouteOptions {
  method: 'GET' | 'POST';
  /** In Hono's pattern language, such as /schools/:id */
  path: string;
  who: Policy;
  handle: Handler;
}

export const get = (path: string, who: Policy, handle: Handler, options: RouteOptions = {}): Route => ({
  method: 'GET',
  path,
  who,
  handle,
  ...options,
});
export const post = (path: string, who: Policy, handle: Handler, options: RouteOptions = {}): Route => ({
  method: 'POST',
  path,
  who,
  handle,
  ...options,
});
