import { withCookies } from '#ground/auth/set-cookie.js';
import { csvResponse } from '#ground/http/csv.js';
import { notFound } from '#ground/http/errors.js';
import { anyone, get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { words } from '../words.js';
import { reportFile } from '../file.js';
import { askForCode, enter, keepCode, readReport } from './door.js';
import { lockedPage, openPage, overPage } from './pages.js';

/** Enough for an office that shares one address; far too few to guess anything. */
const few = { requests: 30, seconds: 600 };
const some = { requests: 120, seconds: 600 };

export const recipientRoutes = [
  get('/reports/access/:secret', anyone, (visit) => unseen(show(visit)), { limit: some }),
  post('/reports/access/:secret', anyone, (visit) => unseen(come(visit)), { limit: few }),
  post('/reports/access/:secret/code', anyone, (visit) => unseen(ask(visit)), { limit: few }),
  get('/reports/access/:secret/:file{.+\\.csv}', anyone, (visit) => unseen(download(visit)), { limit: some }),
];

async function show(visit: Visit): Promise<Response> {
  const answer = await readReport(visit, linkOf(visit), 'view');
  if (!answer) throw notFound();
  if (answer.state === 'open') return openPage(visit, linkOf(visit), answer.opened);
  if (answer.state === 'locked') return lockedPage(visit, linkOf(visit), visit.url.searchParams.has('asked'));
  return overPage(visit, answer.state);
}

/** The code by itself opens nothing here: it is used up first, and the browser comes again with it. */
async function come(visit: Visit): Promise<Response> {
  const code = visit.form.text('code');
  const state = await enter(visit, linkOf(visit), code);
  if (state === undefined) throw notFound();
  if (state === 'open')
    return withCookies(visit.redirect(pathOf(linkOf(visit))), [keepCode(visit, linkOf(visit), code)]);
  if (state !== 'locked') return overPage(visit, state);
  const message = words.in(visit.locale)('code.wrong');
  return lockedPage(visit, linkOf(visit), true, [{ field: 'code', message }]);
}

async function ask(visit: Visit): Promise<Response> {
  const answer = await askForCode(visit, linkOf(visit));
  if (answer === undefined) throw notFound();
  if (answer === 'asked') return visit.redirect(`${pathOf(linkOf(visit))}?asked=1`);
  if (answer !== 'wait') return overPage(visit, answer);
  const message = words.in(visit.locale)('code.wait');
  return lockedPage(visit, linkOf(visit), true, [{ field: 'code', message }]);
}

async function download(visit: Visit): Promise<Response> {
  const answer = await readReport(visit, linkOf(visit), 'download');
  if (!answer) throw notFound();
  if (answer.state !== 'open') return visit.redirect(pathOf(linkOf(visit)));
  const { name, head, rows } = reportFile(visit.locale, visit.timeZone, answer.opened.mark, answer.opened);
  return csvResponse(name, head, rows);
}

const pathOf = (link: string): string => `/reports/access/${link}`;

/** A link as it is made; what looks otherwise is none, and never comes to the database or into a cookie. */
function linkOf(visit: Visit): string {
  const link = visit.param('secret');
  if (!/^[\w-]{32}$/.test(link)) throw notFound();
  return link;
}

/** Nothing here is kept by a browser or a proxy, or listed by a search engine. */
async function unseen(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  response.headers.set('cache-control', 'no-store');
  response.headers.set('x-robots-tag', 'noindex, nofollow');
  return response;
}
