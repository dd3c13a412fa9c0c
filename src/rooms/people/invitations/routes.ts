import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { csvResponse } from '#ground/http/csv.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { isLocale } from '#ground/i18n/locale.js';
import { orAgain } from '#ground/http/again.js';
import { chosenRole } from '../directory/actions.js';
import { emailAddress } from '../email.js';
import { formId, idParam } from '../id-param.js';
import { chosenPlace, placeChoices } from '../place-field.js';
import { invites } from '../policy.js';
import { roleName } from '../role-name.js';
import { words } from '../words.js';
import { invite, resendInvitation, revokeInvitation } from './actions.js';
import { invitationsPage } from './list-page.js';
import { newInvitationPage } from './new-page.js';
import { listInvitations } from './queries.js';

/** Before `/people/:id`, which would take "invitations" for an id. */
export const invitationRoutes = [
  get('/people/invitations', invites, async (visit) =>
    invitationsPage(visit, searched(visit), await listInvitations(visit, searched(visit))),
  ),
  get('/people/invitations.csv', invites, download),
  get('/people/invitations/new', invites, (visit) => newInvitationPage(visit)),
  post('/people/invitations', invites, send, { limit: { requests: 200, seconds: 3600 } }),
  post(
    '/people/invitations/:id/resending',
    invites,
    async (visit) => {
      await resendInvitation(visit, idParam(visit));
      return visit.redirect('/people/invitations?sent=1');
    },
    { limit: { requests: 200, seconds: 3600 } },
  ),
  post('/people/invitations/:id/revocation', invites, async (visit) => {
    await revokeInvitation(visit, idParam(visit));
    return visit.redirect('/people/invitations?revoked=1');
  }),
];

const searched = (visit: Visit) => visit.query(z.object({ q: z.string().trim().max(200).catch('') })).q;

function send(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  return orAgain(
    async () => {
      const wanted = z.object({
        email: z.string().refine((typed) => emailAddress(typed) !== undefined, say('signIn.email.wrong')),
        name: z.string().trim().min(1, say('people.nameMissing')).max(200),
        locale: z.string().catch('en'),
      });
      const { email, name, locale } = visit.form.parse(wanted);
      const role = chosenRole(visit);
      const place = await chosenPlace(visit);
      await invite(visit, {
        id: formId(visit, uuidv7),
        email: emailAddress(email)!,
        name,
        role,
        placeId: place.id,
        locale: isLocale(locale) ? locale : 'en',
      });
      return visit.redirect('/people/invitations?sent=1');
    },
    async (errors) => newInvitationPage(visit, errors, await placeChoices(visit)),
  );
}

async function download(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const header = [
    say('people.name'),
    say('invitation.email'),
    say('people.role'),
    say('people.place'),
    say('invitation.state'),
    say('invitation.at'),
  ];
  const rows = (await listInvitations(visit, searched(visit))).map(({ name, email, role, place, state, invitedAt }) => [
    name,
    email,
    roleName(visit.locale, role),
    place,
    say(`invitation.${state}`),
    invitedAt.toISOString().slice(0, 10),
  ]);
  return csvResponse('invitations.csv', header, rows);
}
