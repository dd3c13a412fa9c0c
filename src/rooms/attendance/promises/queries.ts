import type { Scope } from '#ground/db/scope.js';
import type { School } from '../school.js';

export const steps = [
  'call home',
  'talk with the student',
  'meet with the family',
  'visit home',
  'ask a partner',
  'plan transport',
  'other',
] as const;
export type Step = (typeof steps)[number];
export const manners = ['call', 'message', 'visit', 'meeting', 'letter'] as const;
export const outcomes = ['reached', 'left word', 'no answer'] as const;

/** What somebody of the team promised to do about a student. Days are ISO days. */
export interface Promised {
  id: string;
  student: string;
  givenName: string;
  familyName: string;
  step: Step;
  note: string;
  ownerId: string;
  owner: string;
  dueOn: string;
  madeAt: Date;
  madeBy: string;
  end: { outcome: 'kept' | 'dropped'; note: string; at: string; by: string } | null;
}

export interface Contact {
  id: string;
  day: string;
  manner: (typeof manners)[number];
  outcome: (typeof outcomes)[number];
  note: string;
  by: string;
}

export interface TeamMember {
  id: string;
  name: string;
}

type Reader = Pick<Scope, 'client'>;

/** The promises of a school, or of one of its students, the earliest due first; those in whose place others came are left out. */
export async function readPromises(
  { client }: Reader,
  { districtId, id }: School,
  { student = null, ended = false }: { student?: string | null; ended?: boolean } = {},
): Promise<Promised[]> {
  const { rows } = await client.query<Promised>(
    `select p.id, p.student_id as student, coalesce(s.preferred_name, s.given_name, '') as "givenName",
       coalesce(s.family_name, '') as "familyName", p.step, p.note, p.owner_id as "ownerId", owner.name as owner,
       p.due_on::text as "dueOn", p.made_at as "madeAt", maker.name as "madeBy",
       case when e.promise_id is not null then jsonb_build_object('outcome', e.outcome, 'note', e.note, 'at', e.ended_at, 'by', ender.name) end as "end"
     from records.promise p
     join records.student s on s.district_id = p.district_id and s.id = p.student_id and s.ended is null
     join commons.person owner on owner.id = p.owner_id join commons.person maker on maker.id = p.made_by
     left join records.promise_end e on e.district_id = p.district_id and e.promise_id = p.id
     left join commons.person ender on ender.id = e.ended_by
     where p.district_id = $1 and p.school_id = $2 and ($3::uuid is null or p.student_id = $3) and ($4 or e.promise_id is null)
       and not exists (select from records.promise later where later.district_id = p.district_id and later.replaces = p.id)
     order by p.due_on, s.family_name, s.given_name, p.id`,
    [districtId, id, student, ended],
  );
  return rows;
}

export async function readTeam({ client }: Reader, { districtId, id }: School): Promise<TeamMember[]> {
  const { rows } = await client.query<TeamMember>('select id, name from records.attendance_team($1, $2)', [
    districtId,
    id,
  ]);
  return rows;
}

/** The day of the last contact about each student of a school. */
export async function lastContacts({ client }: Reader, { districtId, id }: School): Promise<Map<string, string>> {
  const { rows } = await client.query<{ student: string; day: string }>(
    `select student_id as student, max(day)::text as day from records.contact where district_id = $1 and school_id = $2 group by student_id`,
    [districtId, id],
  );
  return new Map(rows.map(({ student, day }) => [student, day]));
}

export async function readContacts(
  { client }: Reader,
  { districtId, id }: School,
  student: string,
): Promise<Contact[]> {
  const { rows } = await client.query<Contact>(
    `select c.id, c.day::text, c.manner, c.outcome, c.note, p.name as by from records.contact c join commons.person p on p.id = c.made_by
     where c.district_id = $1 and c.school_id = $2 and c.student_id = $3 order by c.day desc, c.made_at desc`,
    [districtId, id, student],
  );
  return rows;
}
