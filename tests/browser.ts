import type { App } from '#ground/http/serving/app.js';
import type { Config } from '#ground/config.js';

/** Keeps cookies the way a browser does, without one: for tests that use real sessions. */
export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Sends JSON as a script of the page would. */
  send(path: string, body: unknown): Promise<Response>;
  /** Who the pages think this is: asked of the API, through the session. */
  actor(): Promise<string | null>;
  /** Another browser with the same cookies, changed if wished. */
  clone(change?: (cookie: string) => string): Browser;
}

export function browser(
  { app, config }: { app: App; config: Config },
  start: ReadonlyMap<string, string> = new Map(),
): Browser {
  const jar = new Map(start);
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const origin = new URL(config.BASE_URL).origin;
  async function ask(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), ...(jar.size > 0 ? { cookie: cookie() } : {}) };
    const response = await app.request(`${config.BASE_URL}${path}`, { redirect: 'manual', ...init, headers });
    for (const set of response.headers.getSetCookie()) keep(set);
    return response;
  }
  function keep(set: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (/Max-Age=0/i.test(set)) jar.delete(name);
    else jar.set(name, value);
  }
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, form, headers = {}) =>
      ask(path, { method: 'POST', headers: { origin, ...headers }, body: new URLSearchParams(form) }),
    send: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    actor: async () => {
      const response = await ask('/api/v1/me', { headers: {} });
      return response.ok ? ((await response.json()) as { id: string }).id : null;
    },
    clone: (change = (text) => text) =>
      browser(
        { app, config },
        new Map(
          change(cookie())
            .split('; ')
            .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
        ),
      ),
  };
}
