import type { Hono } from 'hono';
import type { Config } from '../config.js';
import { addressOf } from '../http/serving/address.js';
import { RequestError } from '../http/errors.js';
import { RateLimit } from '../http/serving/rate-limit.js';
import { basePath, provider } from './library.js';
import { untilClosed } from './set-cookie.js';

/** All that is open of the sign-in library; it has many more endpoints, which our own pages stand for. */
const open: readonly ['GET' | 'POST', string][] = [
  ['GET', '/passkey/generate-register-options'],
  ['POST', '/passkey/verify-registration'],
  ['GET', '/passkey/generate-authenticate-options'],
  ['POST', '/passkey/verify-authentication'],
  ['GET', `/callback/${provider}`],
];
const rule = { requests: 60, seconds: 600 };

export function mountLibrary(app: Hono, config: Config, handle: (request: Request) => Promise<Response>): void {
  const limits = new RateLimit();
  for (const [method, path] of open)
    app.on(method, basePath + path, async (c) => {
      const wait = limits.admit(`${path} ${addressOf(c, config)}`, rule);
      if (wait > 0) throw new RequestError(429, String(wait));
      const response = await handle(c.req.raw);
      const headers = new Headers(response.headers);
      const cookies = untilClosed(response.headers.getSetCookie());
      headers.delete('set-cookie');
      for (const cookie of cookies) headers.append('set-cookie', cookie);
      return new Response(response.body, { status: response.status, headers });
    });
}
