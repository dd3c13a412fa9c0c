import { saveSetup } from '#ground/auth/setup.js';
import { withCookies } from '#ground/auth/set-cookie.js';
import type { FieldError } from '#ground/http/errors.js';
import { anyone, get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { networkStaff } from '#rooms/network/room.js';
import { emailAddress } from '#rooms/people/room.js';
import { codeOf, forgetCode, keepCode } from './admission.js';
import { answersIn, faultsOf, lineIn } from './answers.js';
import { closedPage } from './pages/closed.js';
import { coalitionPage } from './pages/coalition.js';
import { codePage } from './pages/code.js';
import { showNextSteps } from './pages/next-steps.js';
import { idOf, personPage } from './pages/person.js';
import { type State, stateOf } from './state.js';
import { words } from './words.js';

/** As many tries as sign-in allows; far too few to guess anything. */
const few = { requests: 30, seconds: 600 };
const longestPersonName = 200;

export const setupRoutes = [
  get('/setup', anyone, showSetup),
  post('/setup', anyone, useCode, { limit: few }),
  get('/setup/coalition', anyone, inside(showCoalition)),
  post('/setup/coalition', anyone, inside(saveCoalition)),
  get('/setup/person', anyone, inside(showPerson)),
  post('/setup/person', anyone, finish, { limit: few }),
  get('/setup/next-steps', networkStaff, showNextSteps),
];

type Inside = Extract<State, { at: 'inside' }>;

async function showSetup(visit: Visit): Promise<Response> {
  const state = await stateOf(visit);
  if (state.at === 'closed') return closedPage(visit);
  return state.at === 'code' ? codePage(visit) : visit.redirect(nextStep(state));
}

const nextStep = ({ answers }: Inside) => (answers ? '/setup/person' : '/setup/coalition');

async function useCode(visit: Visit): Promise<Response> {
  const typed = visit.form.text('code');
  const state = await stateOf(visit, typed);
  if (state.at === 'closed') return visit.redirect('/setup');
  if (state.at === 'code') return codePage(visit, [{ field: 'code', message: words.in(visit.locale)('code.wrong') }]);
  return withCookies(visit.redirect(nextStep(state)), [keepCode(visit.services.config, typed)]);
}

/** A step for whoever was let in; anyone else is told at the beginning what is missing. */
function inside(show: (visit: Visit, state: Inside) => Promise<Response>) {
  return async (visit: Visit): Promise<Response> => {
    const state = await stateOf(visit);
    if (state.at === 'inside') return show(visit, state);
    return visit.redirect(state.at === 'code' ? '/setup?again' : '/setup');
  };
}

async function showCoalition(visit: Visit, { answers, version }: Inside): Promise<Response> {
  return coalitionPage(visit, { answers: answers ?? undefined, version });
}

async function saveCoalition(visit: Visit, { code }: Inside): Promise<Response> {
  const { database, config } = visit.services;
  const answers = answersIn(visit.form);
  const version = versionIn(visit);
  const errors = faultsOf(answers, words.in(visit.locale));
  if (errors.length > 0) return coalitionPage(visit, { answers, version, errors });
  const outcome = await saveSetup(database, config, { code, version, answers });
  if (outcome !== 'stale') return visit.redirect(outcome === 'saved' ? '/setup/person' : '/setup');
  const now = await stateOf(visit);
  if (now.at !== 'inside') return visit.redirect('/setup');
  return coalitionPage(visit, { answers, version: now.version, theirs: now.answers });
}

async function showPerson(visit: Visit, { answers, version }: Inside): Promise<Response> {
  return answers ? personPage(visit, { answers, version }) : visit.redirect('/setup/coalition');
}

/**
 * Makes the coalition and its first network staff, who is signed in at once. Not only for whoever is inside: the same
 * form sent twice finds set-up closed the second time, and still lets the same person in.
 */
async function finish(visit: Visit): Promise<Response> {
  const errors = faultsOfPerson(visit);
  if (errors.length > 0) return inside((_, state) => personAgain(visit, state, { errors }))(visit);
  const { doors, config } = visit.services;
  const founding = await doors.enterBySetup(visit.request.headers, {
    code: codeOf(visit.request),
    version: versionIn(visit),
    personId: idOf(visit),
    name: lineIn(visit.form, 'name'),
    email: emailAddress(visit.form.text('email'))!,
    locale: visit.locale,
  });
  if (founding.outcome === 'done')
    return withCookies(visit.redirect('/setup/next-steps'), [...founding.cookies, forgetCode(config)]);
  return inside((_, state) => personAgain(visit, state, whyNot(visit, founding.outcome)))(visit);
}

function whyNot(visit: Visit, outcome: 'closed' | 'stale' | 'taken') {
  if (outcome !== 'taken') return { changed: true };
  return { errors: [{ field: 'email', message: words.in(visit.locale)('person.email.taken') }] };
}

async function personAgain(
  visit: Visit,
  { answers, version }: Inside,
  why: { errors?: FieldError[]; changed?: boolean },
): Promise<Response> {
  return answers ? personPage(visit, { answers, version, ...why }) : visit.redirect('/setup/coalition');
}

function faultsOfPerson({ form, locale }: Visit): FieldError[] {
  const say = words.in(locale);
  const name = lineIn(form, 'name');
  return [
    ...(name === '' ? [{ field: 'name', message: say('person.name.missing') }] : []),
    ...(name.length > longestPersonName
      ? [{ field: 'name', message: say('person.name.long', { most: longestPersonName }) }]
      : []),
    ...(emailAddress(form.text('email')) ? [] : [{ field: 'email', message: say('email.wrong') }]),
  ];
}

/** A form without a version, or with a broken one, is taken for one of the first. */
const versionIn = ({ form }: Visit): number => {
  const sent = Number(form.text('version'));
  return Number.isInteger(sent) && sent >= 0 && sent < 2 ** 31 ? sent : 0;
};
