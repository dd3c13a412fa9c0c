import { orAgain } from '#ground/http/again.js';
import { notFound } from '#ground/http/errors.js';
import { anyone, get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { readsMessages } from '../policy.js';
import { contactPage, sentPage } from './contact-page.js';
import { inboxPage } from './inbox-page.js';
import { keepMessage, messageOf, settleMessage } from './message.js';

/** A person writes once or twice; a machine that writes more is kept out. */
const few = { requests: 10, seconds: 600 };

export const contactRoutes = [
  get('/contact', anyone, (visit) => contactPage(visit)),
  post('/contact', anyone, send, { limit: few }),
  get('/contact/sent', anyone, sentPage),
  get('/messages', readsMessages, inboxPage),
  post('/messages/:id/answer', readsMessages, settle),
];

function send(visit: Visit): Promise<Response> {
  return orAgain(
    async () => {
      await keepMessage(visit, messageOf(visit));
      return visit.redirect('/contact/sent');
    },
    (errors) => contactPage(visit, errors),
  );
}

async function settle(visit: Visit): Promise<Response> {
  const id = visit.param('id');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  if ((await settleMessage(visit, id, visit.actor!.personId)) === 'missing') throw notFound();
  return visit.redirect('/messages');
}
