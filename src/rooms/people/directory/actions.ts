import { conflict, invalid, notFound, refused } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { type Role, roles } from '../roles.js';
import { familyRoles } from '../family-roles.js';
import { words } from '../words.js';
import { rolesOf } from './queries.js';

/** The role a form names; throws a RequestError 422 when it names none. */
export function chosenRole(visit: Visit, among: readonly Role[] = roles): Role {
  const role = among.find((each) => each === visit.form.text('role'));
  if (role) return role;
  throw invalid([{ field: 'role', message: words.in(visit.locale)('role.missing') }]);
}

/** The day a form field names, or undefined when it is empty; throws a RequestError 422 when it is no day. */
export function chosenDay(visit: Visit, field: string): string | undefined {
  const text = visit.form.text(field);
  if (!text) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw invalid([{ field, message: words.in(visit.locale)('day.wrong') }]);
}

export interface RoleGift {
  id: string;
  personId: string;
  role: Role;
  placeId: string;
  startsOn?: string | undefined;
  endsOn?: string | undefined;
  reason: string;
}

/** Gives a person a role at a place. The database decides whether the actor may. Sent twice, it is given once. */
export async function giveRole(visit: Visit, { id, personId, role, placeId, startsOn, endsOn, reason }: RoleGift): Promise<void> {
  const say = words.in(visit.locale);
  if (startsOn && endsOn && endsOn < startsOn) throw invalid([{ field: 'ends_on', message: say('day.endBeforeStart') }]);
  const held = await rolesOf(visit, personId);
  if (held.some((each) => each.id === id)) return;
  if (held.some((each) => each.role === role && each.placeId === placeId && !each.over)) throw invalid([{ field: 'role', message: say('role.already') }]);
  await allowed(
    visit.client.query(
      `insert into commons.holding (id, person_id, role, place_id, starts_on, ends_on, given_by, reason)
       values ($1, $2, $3, $4, coalesce($5::date, current_date), $6, $7, nullif($8, ''))`,
      [id, personId, role, placeId, startsOn ?? null, endsOn ?? null, visit.actor!.personId, reason],
    ),
  );
}

/** Ends a role after its last day, or at once. The last network staff stays. */
export async function endRole(visit: Visit, personId: string, holdingId: string, lastDay: string | undefined, reason: string): Promise<void> {
  const say = words.in(visit.locale);
  const role = (await rolesOf(visit, personId)).find(({ id }) => id === holdingId);
  if (!role) throw notFound();
  if (role.over) throw conflict(say('role.overAlready'));
  if (lastDay && lastDay < role.startsOn) throw invalid([{ field: 'last_day', message: say('day.endBeforeStart') }]);
  if (!reason) throw invalid([{ field: 'reason', message: say('role.end.reasonMissing') }]);
  await visit.client.query('savepoint ending');
  try {
    const { rowCount } = await visit.client.query(
      `update commons.holding set ends_on = coalesce($2::date, greatest(current_date, starts_on) - 1), ended_by = $3, ended_at = now(), end_reason = $4 where id = $1`,
      [holdingId, lastDay ?? null, visit.actor!.personId, reason],
    );
    if (rowCount === 0) throw refused();
  } catch (error) {
    if ((error as { code?: string }).code !== 'LT001') throw error;
    await visit.client.query('rollback to savepoint ending');
    throw invalid([{ field: 'when', message: say('role.end.last') }]);
  }
}

/** Adds a person who has no email address, with a first role. */
export async function addFamily(visit: Visit, id: string, name: string, locale: string, gift: Omit<RoleGift, 'personId'>): Promise<void> {
  const { rowCount } = await visit.client.query('select from commons.person where id = $1', [id]);
  if (rowCount !== 0) return;
  if (!familyRoles.some((role) => role === gift.role)) throw refused();
  await allowed(visit.client.query('insert into commons.person (id, name, locale) values ($1, $2, $3)', [id, name, locale]));
  await giveRole(visit, { ...gift, personId: id });
}

/** What the policies of the database refuse is refused to the person. */
async function allowed(query: Promise<unknown>): Promise<void> {
  try {
    await query;
  } catch (error) {
    throw (error as { code?: string }).code === '42501' ? refused() : error;
  }
}
