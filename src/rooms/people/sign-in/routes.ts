import { v7 as uuidv7 } from 'uuid';
import { localPath } from '#ground/auth/local-path.js';
import { withCookies } from '#ground/auth/set-cookie.js';
import type { Entry } from '#ground/auth/doors.js';
import { anyone, get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { emailAddress } from '../email.js';
import { words } from '../words.js';
import { codePage, emailPage, linkPage, sentPage, signInPage } from './pages.js';

/** Enough for a class that shares one address; far too few to guess anything. */
const few = { requests: 30, seconds: 600 };

export const signInRoutes = [
  get('/sign-in', anyone, showSignIn),
  get('/sign-in/email', anyone, (visit) => emailPage(visit)),
  post('/sign-in/email', anyone, askForLink, { limit: few }),
  get('/sign-in/email/sent', anyone, (visit) => sentPage(visit)),
  get('/sign-in/link', anyone, showLink, { limit: few }),
  post('/sign-in/link', anyone, useLink, { limit: few }),
  get('/sign-in/code', anyone, (visit) => codePage(visit)),
  post('/sign-in/code', anyone, useCode, { limit: few }),
  post('/sign-in/demonstration', anyone, enterAsMadeUp, { limit: { requests: 300, seconds: 600 } }),
  get('/sign-in/single-sign-on', anyone, startSingleSignOn, { limit: few }),
  post('/sign-out', anyone, signOut),
];

const nextOf = (visit: Visit) => localPath(visit.form.text('next') || visit.url.searchParams.get('next'));

async function showSignIn(visit: Visit): Promise<Response> {
  if (visit.actor) return visit.redirect(nextOf(visit));
  return signInPage(visit, await visit.services.doors.madeUpPeople());
}

/** The same answer for every address: whether it is known is looked up later, by the job that sends the link. */
async function askForLink(visit: Visit): Promise<Response> {
  const email = emailAddress(visit.form.text('email'));
  if (!email) return emailPage(visit, [{ field: 'email', message: words.in(visit.locale)('signIn.email.wrong') }]);
  await visit.services.doors.askForLink({ id: uuidv7(), email, locale: visit.locale, next: nextOf(visit) }, 'send-sign-in-link');
  return visit.redirect('/sign-in/email/sent');
}

async function showLink(visit: Visit): Promise<Response> {
  const token = visit.url.searchParams.get('token') ?? '';
  return linkPage(visit, token, await visit.services.doors.lookAtLink(token));
}

async function useLink(visit: Visit): Promise<Response> {
  const entry = await visit.services.doors.enterByLink(visit.request.headers, visit.form.text('token'));
  return entry ? goIn(visit, entry) : linkPage(visit, '', null);
}

async function useCode(visit: Visit): Promise<Response> {
  const entry = await visit.services.doors.enterByCode(visit.request.headers, visit.form.text('code'));
  return entry ? goIn(visit, entry) : codePage(visit, [{ field: 'code', message: words.in(visit.locale)('signIn.code.wrong') }]);
}

async function enterAsMadeUp(visit: Visit): Promise<Response> {
  const entry = await visit.services.doors.enterAsMadeUp(visit.request.headers, visit.form.text('person'));
  return entry ? goIn(visit, entry) : visit.redirect('/sign-in');
}

async function startSingleSignOn(visit: Visit): Promise<Response> {
  const started = await visit.services.doors.startSingleSignOn(visit.request.headers, nextOf(visit));
  return started ? withCookies(visit.redirect(started.href), started.cookies) : visit.redirect('/sign-in?problem=single-sign-on');
}

async function signOut(visit: Visit): Promise<Response> {
  return withCookies(visit.redirect('/'), await visit.services.doors.leave(visit.request.headers));
}

const goIn = (visit: Visit, cookies: NonNullable<Entry>) => withCookies(visit.redirect(nextOf(visit)), cookies);
