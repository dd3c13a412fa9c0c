import { Hono, type MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { serveStatic } from '@hono/node-server/serve-static';
import { fileURLToPath } from 'node:url';
import { addressOf } from './address.js';
import { answerError } from './answer-error.js';
import { RequestError } from '../errors.js';
import { PageCache } from './page-cache.js';
import { RateLimit } from './rate-limit.js';
import type { Route } from '../route.js';
import type { Services } from '../visit.js';
import { keyFor, localeOf, rememberLocale, visitRoute } from './visit-route.js';

export interface App {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
  request: Hono['request'];
  /** Forgets cached pages, because something public changed. */
  publicChanged(): void;
  /** Says whether changes are heard of; while they are not, every page is made anew. */
  listening(hears: boolean): void;
}

const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
};
const headers = { referrerPolicy: 'same-origin', crossOriginResourcePolicy: false, xXssProtection: false } as const;
const closed = secureHeaders({
  ...headers,
  contentSecurityPolicy: { ...policy, frameAncestors: ["'none'"] },
  xFrameOptions: 'DENY',
});
/** Only pages under /embed/ may stand in a frame on another site. */
const framed = secureHeaders({
  ...headers,
  contentSecurityPolicy: { ...policy, frameAncestors: ['*'] },
  xFrameOptions: false,
});
/** Pages under /preview/ may stand in a frame on this site itself. */
const framedHere = secureHeaders({
  ...headers,
  contentSecurityPolicy: { ...policy, frameAncestors: ["'self'"] },
  xFrameOptions: 'SAMEORIGIN',
});

function policyFor(path: string): MiddlewareHandler {
  if (path.startsWith('/embed/')) return framed;
  return path.startsWith('/preview/') ? framedHere : closed;
}

/** The web application: the rooms' routes behind the same doors for all. `extra` mounts what speaks plain Request and Response. */
export function createApp(services: Services, routes: readonly Route[], extra?: (app: Hono) => void): App {
  const app = new Hono();
  const cache = new PageCache();
  const limits = new RateLimit();
  const ownOrigin = new URL(services.config.BASE_URL).origin;

  app.use(logRequests(services));
  app.use((c, next) => policyFor(c.req.path)(c, next));
  app.use(
    '/assets/*',
    serveStatic({
      root: fileURLToPath(new URL('../../../../dist/assets', import.meta.url)),
      rewriteRequestPath: (path) => path.slice('/assets'.length),
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  const ownPages = csrf({ origin: (origin, c) => origin === ownOrigin || origin === new URL(c.req.url).origin });
  // No other site can make a browser show a key, and a request with a key is nobody's by its cookies.
  app.use((c, next) => (keyFor(c.req.path, c.req.raw.headers) === undefined ? ownPages(c, next) : next()));
  app.onError((error, c) => answerError(services, c.req.raw, error));
  app.notFound((c) => answerError(services, c.req.raw, new RequestError(404)));
  extra?.(app);
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      if (route.limit) guard(limits, route, addressOf(c, services.config));
      const visit = () => visitRoute(services, route, c.req.raw, c.req.param() as Record<string, string>);
      if (!route.cached || c.req.header('cookie')?.includes('session'))
        return rememberLocale(c.req.raw, notToKeep(await visit()));
      const url = new URL(c.req.url);
      const key = `${localeOf(c.req.raw)} ${url.pathname}${url.search}`;
      return rememberLocale(c.req.raw, cache.find(key, c.req.raw) ?? (await cache.keep(key, c.req.raw, visit)));
    });
  }
  return {
    fetch: (request, env) => app.fetch(request, env as never),
    request: app.request.bind(app),
    publicChanged: () => cache.clear(),
    listening: (hears) => cache.listening(hears),
  };
}

/** What one person sees is not kept: the next one at a shared computer must not find it by going back. */
function notToKeep(response: Response): Response {
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  return response;
}

/** Paths only, never queries: they can hold what a person searched for. */
const logRequests =
  ({ log }: Services): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now();
    await next();
    log.debug('request', {
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: Math.round(performance.now() - began),
    });
  };

function guard(limits: RateLimit, route: Route, address: string): void {
  const wait = limits.admit(`${route.method} ${route.path} ${address}`, route.limit!);
  if (wait > 0) throw new RequestError(429, String(wait));
}
