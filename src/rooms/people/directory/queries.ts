import type { Scope } from '#ground/db/scope.js';
import type { Role } from '../roles.js';

export interface ListedPerson {
  id: string;
  name: string;
  fictional: boolean;
  roles: { role: string; place: string }[];
}

export interface PeopleWish {
  q: string;
  role: Role | '';
  place: string;
  /** Those without a role that the actor may see, too. */
  withoutRole: boolean;
}

/** People with the roles they hold today, as far as the actor may see them, in order of name. */
export async function listPeople({ client }: Scope, { q, role, place, withoutRole }: PeopleWish, limit: number, offset: number): Promise<{ people: ListedPerson[]; total: number }> {
  const { rows } = await client.query<ListedPerson & { total: number }>(
    `with held as materialized (
       select h.person_id, h.role, o.name as place
       from commons.holding h join commons.organization o on o.id = h.place_id
       where commons.in_force(h.starts_on, h.ends_on)
     )
     select p.id, p.name, p.fictional, count(*) over ()::int as total,
       coalesce((select json_agg(json_build_object('role', role, 'place', place) order by place, role) from held where person_id = p.id), '[]') as roles
     from commons.person p
     where p.name ilike '%' || $1 || '%'
       and (($4 and $2 = '' and $3 = '') or exists (
         select from held where person_id = p.id and ($2 = '' or role = $2) and place ilike '%' || $3 || '%'))
     order by lower(p.name), p.id limit $5 offset $6`,
    [pattern(q), role, pattern(place), withoutRole, limit, offset],
  );
  return { people: rows, total: rows[0]?.total ?? 0 };
}

const pattern = (text: string) => text.replace(/[\\%_]/g, String.raw`\$&`);

export interface Person {
  id: string;
  name: string;
  locale: string;
  fictional: boolean;
}

export async function findPerson({ client }: Scope, id: string): Promise<Person | undefined> {
  return (await client.query<Person>('select id, name, locale, fictional from commons.person where id = $1', [id])).rows[0];
}

export interface HeldRole {
  id: string;
  role: string;
  placeId: string;
  place: string;
  startsOn: string;
  endsOn: string | null;
  givenBy: string | null;
  reason: string | null;
  endReason: string | null;
  over: boolean;
}

/** Every role of a person that the actor may see, those of today first. */
export async function rolesOf({ client }: Scope, personId: string): Promise<HeldRole[]> {
  const { rows } = await client.query<HeldRole>(
    `select h.id, h.role, h.place_id as "placeId", o.name as place, h.starts_on::text as "startsOn", h.ends_on::text as "endsOn",
       giver.name as "givenBy", h.reason, h.end_reason as "endReason", coalesce(h.ends_on < greatest(current_date, h.starts_on), false) as over
     from commons.holding h join commons.organization o on o.id = h.place_id left join commons.person giver on giver.id = h.given_by
     where h.person_id = $1 order by over, h.starts_on desc, o.name`,
    [personId],
  );
  return rows;
}
