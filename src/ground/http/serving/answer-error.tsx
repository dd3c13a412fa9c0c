import { RequestError } from '../errors.js';
import { Form } from '../form.js';
import { ErrorSummary, PageHeader } from '../../ui/index.js';
import { words } from '../words.js';
import type { Services, Visit } from '../visit.js';
import { localeOf, within } from './visit-route.js';

const titles = {
  400: 'error.broken',
  401: 'error.signIn',
  403: 'error.refused',
  404: 'error.notFound',
  405: 'error.notFound',
  409: 'error.conflict',
  410: 'error.gone',
  413: 'error.tooLarge',
  415: 'error.wrongKind',
  422: 'error.invalid',
  429: 'error.tooMany',
  500: 'error.ours',
  503: 'error.resting',
} as const;

/** Answers a request that failed: a page for people, a problem document (RFC 9457) for programs, words in their language. */
export async function answerError(services: Services, request: Request, error: unknown): Promise<Response> {
  const known = error instanceof RequestError ? error : requestErrorOf(error);
  const status = known?.status ?? 500;
  if (!known)
    services.log.error('request failed', {
      method: request.method,
      error: (error as Error)?.name,
      stack: (error as Error)?.stack,
    });
  const url = new URL(request.url);
  if (wantsJson(request, url)) return problem(request, status, known, services);
  if (status === 401 && request.method === 'GET') return signInFirst(url);
  try {
    const actor = await services.actorOf(request.headers);
    return await within(services, actor, request, {}, new Form(new Map()), (visit) =>
      errorPage(visit, status, known, services),
    );
  } catch {
    return new Response(words.in(localeOf(request))('error.resting'), {
      status: 503,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
}

/** Errors of the web layer itself (a forged origin) carry a status too. */
function requestErrorOf(error: unknown): RequestError | undefined {
  const status = (error as { status?: number })?.status;
  return status === 403 || status === 400 ? new RequestError(status) : undefined;
}

const wantsJson = (request: Request, url: URL) =>
  url.pathname.startsWith('/api/') || (request.headers.get('accept') ?? '').startsWith('application/json');

const signInFirst = (url: URL) =>
  new Response(null, {
    status: 303,
    headers: { location: `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}` },
  });

function detail(
  request: Request,
  status: keyof typeof titles,
  error: RequestError | undefined,
  services: Services,
): string {
  const say = words.in(localeOf(request));
  if (status === 413) return say('error.tooLarge.detail', { limit: services.config.UPLOAD_LIMIT_MB });
  if (status === 429) return say('error.tooMany.detail', { seconds: Number(error?.message ?? 60) });
  return error?.message || say(`${titles[status]}.detail`);
}

function problem(
  request: Request,
  status: keyof typeof titles,
  error: RequestError | undefined,
  services: Services,
): Response {
  const body = {
    type: 'about:blank',
    status,
    title: words.in(localeOf(request))(titles[status]),
    detail: detail(request, status, error, services),
    ...(error?.fields.length ? { errors: error.fields } : {}),
  };
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}

async function errorPage(
  visit: Visit,
  status: keyof typeof titles,
  error: RequestError | undefined,
  services: Services,
): Promise<Response> {
  const say = words.in(visit.locale);
  const title = say(titles[status]);
  const response = await visit.page(
    { title, noIndex: true, width: 'text' },
    <>
      <PageHeader title={title} lead={detail(visit.request, status, error, services)} />
      {error && error.fields.length > 0 && <ErrorSummary title={say('error.summary')} errors={error.fields} />}
      <p>
        <a href="/">{say('error.home')}</a>
      </p>
    </>,
  );
  return new Response(response.body, { status, headers: response.headers });
}
