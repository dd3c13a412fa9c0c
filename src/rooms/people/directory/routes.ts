import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { csvResponse } from '#ground/http/csv.js';
import { notFound } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { isLocale } from '#ground/i18n/locale.js';
import { orAgain } from '#ground/http/again.js';
import { familyRoles } from '../family-roles.js';
import { formId, idParam } from '../id-param.js';
import { chosenPlace, placeChoices } from '../place-field.js';
import { addsFamilies, invites, seesPeople } from '../policy.js';
import { roleName } from '../role-name.js';
import { roles } from '../roles.js';
import { words } from '../words.js';
import { addFamily, chosenDay, chosenRole, endRole, giveRole } from './actions.js';
import { listPage, perPage } from './list-page.js';
import { newPersonPage } from './new-person-page.js';
import { personPage } from './person-page.js';
import { findPerson, listPeople, type PeopleWish } from './queries.js';

export const directoryRoutes = [
  get('/people', seesPeople, showPeople),
  get('/people.csv', seesPeople, downloadPeople),
  get('/people/new', addsFamilies, (visit) => newPersonPage(visit)),
  post('/people', addsFamilies, addPerson),
  get('/people/:id', seesPeople, async (visit) => personPage(visit, await person(visit))),
  post('/people/:id/roles', invites, addRole),
  post('/people/:id/roles/:role/end', addsFamilies, stopRole),
];

const listQuery = z.object({
  q: z.string().trim().max(200).catch(''),
  role: z.enum(['', ...roles]).catch(''),
  place: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

const wishOf = (visit: Visit): PeopleWish & { page: number } => ({
  ...visit.query(listQuery),
  withoutRole: visit.holdings.some(({ role }) => role === 'network staff'),
});

async function showPeople(visit: Visit): Promise<Response> {
  const wish = wishOf(visit);
  return listPage(visit, wish, await listPeople(visit, wish, perPage, (wish.page - 1) * perPage));
}

async function downloadPeople(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const { people } = await listPeople(visit, wishOf(visit), 100_000, 0);
  const rows = people.flatMap(({ name, roles: held }) =>
    held.length === 0 ? [[name, '', '']] : held.map(({ role, place }) => [name, roleName(visit.locale, role), place]),
  );
  return csvResponse('people.csv', [say('people.name'), say('people.role'), say('people.place')], rows);
}

const person = async (visit: Visit) => (await findPerson(visit, idParam(visit))) ?? Promise.reject(notFound());

function addPerson(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  return orAgain(
    async () => {
      const id = formId(visit, uuidv7);
      const { name, locale } = visit.form.parse(
        z.object({
          name: z.string().trim().min(1, say('people.nameMissing')).max(200),
          locale: z.string().catch('en'),
        }),
      );
      const role = chosenRole(visit, familyRoles);
      const place = await chosenPlace(visit);
      await addFamily(visit, id, name, isLocale(locale) ? locale : 'en', {
        id: uuidv7(),
        role,
        placeId: place.id,
        reason: '',
      });
      return visit.redirect(`/people/${id}?added=1#code`);
    },
    async (errors) => newPersonPage(visit, errors, await placeChoices(visit)),
  );
}

async function addRole(visit: Visit): Promise<Response> {
  const found = await person(visit);
  return orAgain(
    async () => {
      const role = chosenRole(visit);
      const place = await chosenPlace(visit);
      const [startsOn, endsOn] = [chosenDay(visit, 'starts_on'), chosenDay(visit, 'ends_on')];
      await giveRole(visit, {
        id: formId(visit, uuidv7),
        personId: found.id,
        role,
        placeId: place.id,
        startsOn,
        endsOn,
        reason: visit.form.text('reason'),
      });
      return visit.redirect(`/people/${found.id}?saved=1`);
    },
    async (errors) => personPage(visit, found, { giving: errors, choices: await placeChoices(visit) }),
  );
}

async function stopRole(visit: Visit): Promise<Response> {
  const found = await person(visit);
  const roleId = idParam(visit, 'role');
  return orAgain(
    async () => {
      const lastDay = visit.form.text('when') === 'later' ? chosenDay(visit, 'last_day') : undefined;
      await endRole(visit, found.id, roleId, lastDay, visit.form.text('reason'));
      return visit.redirect(`/people/${found.id}?saved=1`);
    },
    async (errors) => personPage(visit, found, { ending: { id: roleId, errors } }),
  );
}
