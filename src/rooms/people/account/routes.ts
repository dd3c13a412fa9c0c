import { get, post, signedIn } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { isLocale } from '#ground/i18n/locale.js';
import { idParam } from '../id-param.js';
import { words } from '../words.js';
import { endKey, makeKey } from './keys.js';
import { meRoute } from './me.js';
import { accountPage } from './page.js';

export const accountRoutes = [
  meRoute,
  get('/account', signedIn, (visit) => accountPage(visit)),
  post('/account', signedIn, changeAccount),
  post('/account/sessions/:id/end', signedIn, endSession),
  post('/account/passkeys/:id/removal', signedIn, removePasskey),
  post('/account/keys', signedIn, makeKey),
  post('/account/keys/:id/end', signedIn, endKey),
];

async function changeAccount(visit: Visit): Promise<Response> {
  const name = visit.form.text('name').slice(0, 200);
  const locale = visit.form.text('locale');
  if (!name) return accountPage(visit, [{ field: 'name', message: words.in(visit.locale)('account.name.missing') }]);
  const chosen = isLocale(locale) ? locale : visit.locale;
  await visit.client.query('update commons.person set name = $2, locale = $3 where id = $1', [
    visit.actor!.personId,
    name,
    chosen,
  ]);
  return visit.redirect(`/account?saved=1&lang=${chosen}`);
}

async function endSession(visit: Visit): Promise<Response> {
  await visit.services.doors.endSession(visit.actor!, idParam(visit));
  return visit.redirect('/account#sessions');
}

async function removePasskey(visit: Visit): Promise<Response> {
  await visit.services.doors.removePasskey(visit.actor!, idParam(visit));
  return visit.redirect('/account#passkeys');
}
