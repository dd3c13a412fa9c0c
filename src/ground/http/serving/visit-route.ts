import type { Child } from 'hono/jsx';
import { type Scope, scope } from '../../db/scope.js';
import { isLocale, type Locale, preferredLocale } from '../../i18n/locale.js';
import { apiKeyIn } from '../../auth/api-key.js';
import { invalid, notFound, refused, RequestError } from '../errors.js';
import { words } from '../words.js';
import { Form } from '../form.js';
import { renderEmbed, renderPage } from './render.js';
import { readForm } from './read-form.js';
import type { Route } from '../route.js';
import type { Holding, PageMeta, Services, Visit } from '../visit.js';
import type { Actor } from '../../db/scope.js';

/** Answers one request by one route: body first, then one transaction in which the policy is asked and the handler runs. */
export async function visitRoute(
  services: Services,
  route: Route,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  const actor = await actorOf(services, route, request);
  if (route.upload) await within(services, actor, request, params, new Form(new Map()), (visit) => admit(route, visit));
  const { form, discard } = await bodyOf(route, request, services);
  try {
    return await within(services, actor, request, params, form, async (visit) => {
      await admit(route, visit);
      return route.handle(visit);
    });
  } finally {
    await discard();
  }
}

/** A key opens the API alone, and there it stands for the session: who shows one is nobody else. */
async function actorOf({ actorOf: ofSession, doors }: Services, route: Route, request: Request): Promise<Actor | null> {
  const key = keyFor(route.path, request.headers);
  if (key === undefined) return ofSession(request.headers);
  const holder = await doors.holderOfKey(key);
  if (!holder) throw new RequestError(401, words.in(localeOf(request))('error.key'));
  if (route.method !== 'GET' && !holder.mayChange) throw refused(words.in(localeOf(request))('error.keyReads'));
  return { personId: holder.personId };
}

/** The key that a request to the API shows. */
export const keyFor = (path: string, headers: Headers): string | undefined =>
  path.startsWith('/api/v1/') ? apiKeyIn(headers) : undefined;

/** Asks the policy before an upload is read, and again in the transaction that uses it. */
async function admit({ who }: Route, visit: Visit): Promise<void> {
  if (await who.allows(visit)) return;
  throw new RequestError(visit.actor ? 403 : 401);
}

async function bodyOf(route: Route, request: Request, { config }: Services) {
  if (route.method === 'GET') return { form: new Form(new Map()), discard: async () => {} };
  return readForm(request, route.upload ?? false, config.UPLOAD_LIMIT_MB * 1_000_000);
}

/** Opens a visit: the transaction of its actor with what handlers need. */
export function within<T>(
  services: Services,
  actor: Actor | null,
  request: Request,
  params: Record<string, string>,
  form: Form,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  return scope(services.database, actor, async (tx) => {
    const visit = createVisit(services, actor, request, params, form, { ...tx, timeZone: await services.timeZone(tx) });
    if (actor) visit.holdings.push(...(await holdingsOf(tx)));
    return work(visit);
  });
}

async function holdingsOf({ client }: Scope): Promise<Holding[]> {
  const { rows } = await client.query<{ role: string; place_id: string }>(
    'select role, place_id from commons.holdings()',
  );
  return rows.map(({ role, place_id }) => ({ role, placeId: place_id }));
}

function createVisit(
  services: Services,
  actor: Actor | null,
  request: Request,
  params: Record<string, string>,
  form: Form,
  tx: Scope & Pick<Visit, 'timeZone'>,
): Visit {
  const url = new URL(request.url);
  // No text of the database holds this byte.
  url.search = url.search.replaceAll('%00', '');
  const visit: Visit = {
    ...tx,
    services,
    request,
    url,
    actor,
    holdings: [],
    locale: localeOf(request),
    form,
    param(name) {
      const value = params[name];
      if (value === undefined || value.includes('\0')) throw notFound();
      return value;
    },
    query(schema) {
      const parsed = schema.safeParse(Object.fromEntries(url.searchParams));
      if (parsed.success) return parsed.data;
      throw invalid(
        parsed.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), message: issue.message })),
      );
    },
    page: (meta: PageMeta, content: Child) => renderPage(visit, meta, content),
    embed: (meta: PageMeta, content: Child) => renderEmbed(visit, meta, content),
    json: (data, status = 200) => Response.json(data, { status }),
    redirect: (path) => new Response(null, { status: 303, headers: { location: path } }),
  };
  return visit;
}

/** The language asked for in the address, else the one chosen before, else the browser's. */
export function localeOf(request: Request): Locale {
  const asked = new URL(request.url).searchParams.get('lang');
  if (isLocale(asked)) return asked;
  const chosen = /(?:^|;\s*)lang=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  return isLocale(chosen) ? chosen : preferredLocale(request.headers.get('accept-language'));
}

/** A language asked for in the address stays chosen. */
export function rememberLocale(request: Request, response: Response): Response {
  const asked = new URL(request.url).searchParams.get('lang');
  if (isLocale(asked)) response.headers.append('set-cookie', `lang=${asked}; Path=/; Max-Age=31536000; SameSite=Lax`);
  return response;
}
