import type { Scope } from '#ground/db/scope.js';
import { type Days, hasCrossed, type Tier, tierOf } from './standing.js';

/** Where a student of one school stands on the last day that is recorded there. */
export interface Standing {
  id: string;
  givenName: string;
  familyName: string;
  grade: number | null;
  now: Days;
  tier: Tier;
  /** Chronically absent now, and not a week before. */
  crossed: boolean;
  /** The last twenty school days, the latest last: whether the student was missed; null where they were not enrolled. */
  lately: (boolean | null)[];
  programs: string[];
}

export interface SchoolStanding {
  /** The last day on which an absence is recorded, as an ISO day; null where there is none. */
  asOf: string | null;
  students: Standing[];
}

interface Row extends Omit<Standing, 'now' | 'tier' | 'crossed'> {
  enrolled: number;
  missed: number;
  enrolledBefore: number;
  missedBefore: number;
}

/**
 * Everybody enrolled at a school on its last recorded day, by name. Reads what was opened for the attendance team; of students whose
 * income is known from a meal application alone, that is not told.
 */
export async function readStandings(
  { client }: Pick<Scope, 'client'>,
  district: string,
  school: string,
  student: string | null = null,
): Promise<SchoolStanding> {
  const { rows: days } = await client.query<{ asOf: string | null }>(
    'select records.last_recorded_day($1, $2)::text as "asOf"',
    [district, school],
  );
  const asOf = days[0]?.asOf ?? null;
  if (asOf === null) return { asOf, students: [] };
  const { rows } = await client.query<Row>(standings, [district, school, asOf, student]);
  return { asOf, students: rows.map(standingOf) };
}

function standingOf({ enrolled, missed, enrolledBefore, missedBefore, ...row }: Row): Standing {
  const now = { enrolled, missed };
  return {
    ...row,
    now,
    tier: tierOf(now),
    crossed: hasCrossed(now, { enrolled: enrolledBefore, missed: missedBefore }),
  };
}

/** $1 district, $2 school, $3 the last recorded day, $4 one student or null. Several rows may stand for one stay. */
const standings = `
with session as materialized (
  select day, day > $3::date - 7 as this_week, row_number() over (order by day desc) as back
  from records.session_day where district_id = $1 and school_id = $2 and ended is null
    and day between make_date(records.school_year($3::date), 7, 1) and $3::date
), stay as materialized (
  select student_id, range_agg(daterange(first_day, least(coalesce(last_day, $3::date), $3::date), '[]')) as days,
    (array_agg(grade order by first_day desc, id desc))[1] as grade
  from records.enrolment where district_id = $1 and school_id = $2 and ended is null and first_day <= $3::date
    and coalesce(last_day, 'infinity') >= make_date(records.school_year($3::date), 7, 1) and ($4::uuid is null or student_id = $4)
  group by student_id having bool_or(coalesce(last_day, 'infinity') >= $3::date)
), enrolled as materialized (
  -- Most students have the same days: each span of days is counted once.
  select span.days, count(*)::integer as enrolled, count(*) filter (where not this_week)::integer as before,
    array_agg(back) filter (where back <= 20) as lately
  from (select distinct days from stay) span join session on session.day <@ span.days group by span.days
), missed as materialized (
  select a.student_id, count(*)::integer as missed, count(*) filter (where not this_week)::integer as before,
    array_agg(back) filter (where back <= 20) as lately
  from records.absence a join session using (day) join stay on stay.student_id = a.student_id and a.day <@ stay.days
  where a.district_id = $1 and a.school_id = $2 and a.ended is null group by a.student_id
)
select s.id, coalesce(s.preferred_name, s.given_name, '') as "givenName", coalesce(s.family_name, '') as "familyName", stay.grade,
  coalesce(e.enrolled, 0) as enrolled, coalesce(m.missed, 0) as missed, coalesce(e.before, 0) as "enrolledBefore",
  coalesce(m.before, 0) as "missedBefore",
  (select array_agg(case when back = any (e.lately) then coalesce(back = any (m.lately), false) end order by back desc)
   from generate_series(1, 20) back) as lately,
  coalesce((select array_agg(distinct program order by program) from records.program_status p
    where p.district_id = $1 and p.student_id = s.id and p.ended is null and not p.from_meal_application
      and p.first_day <= $3::date and coalesce(p.last_day, 'infinity') >= $3::date), '{}') as programs
from stay join records.student s on s.district_id = $1 and s.id = stay.student_id and s.ended is null
left join enrolled e using (days) left join missed m on m.student_id = stay.student_id
order by s.family_name, s.given_name, s.id`;
