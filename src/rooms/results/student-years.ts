import type { Scope } from '#ground/db/scope.js';

/** A stretch of a school year in one district; ISO days, both included. */
export interface Period {
  districtId: string;
  from: string;
  until: string;
}

/**
 * One row for each student at each school where they were enrolled within the period, from which every indicator counts:
 * - `enrolled`: days in session between first and last day, each once, however many enrolments cover it
 * - `absent`: of these, the days missed for at least half (excused and unexcused alike; US ED, EDFacts FS195)
 * - `halves`: halves of days missed, for attendance rates
 * - `suspended`: whether there was any out-of-school suspension
 * - `entries`: how often the student came to this school after its first day in session
 * - `grade`: of the last enrolment; `programs`: those in force on any day within the period
 *
 * Absences on a day not in session, or outside enrolment, do not count. Parameters: $1 district, $2 first day, $3 last day.
 */
export const studentYears = `
with stay as (
  select school_id, student_id,
    range_agg(daterange(greatest(first_day, $2::date), least(coalesce(last_day, $3::date), $3::date), '[]')) as days,
    (array_agg(grade order by first_day desc, id desc))[1] as grade,
    array_agg(first_day) as first_days
  from records.enrolment
  where district_id = $1 and ended is null and first_day <= $3::date and coalesce(last_day, 'infinity') >= $2::date
  group by school_id, student_id
), span as (
  -- Most students of a school share the same stretch of days, so it is counted once for all of them.
  select school_id, days, (
    select count(*)::integer from records.session_day s
    where s.district_id = $1 and s.school_id = stretch.school_id and s.ended is null and s.day between $2::date and $3::date
      and s.day <@ stretch.days) as enrolled
  from (select distinct school_id, days from stay) stretch
), opened as (
  select school_id, min(day) as first_day from records.session_day
  where district_id = $1 and ended is null and day between $2::date and $3::date group by school_id
), missed as (
  select a.school_id, a.student_id, count(*)::integer as absent, sum(a.part)::integer as halves
  from (select school_id, student_id, day, max(part) as part from records.absence
        where district_id = $1 and ended is null and day between $2::date and $3::date group by school_id, student_id, day) a
  join stay on stay.school_id = a.school_id and stay.student_id = a.student_id and a.day <@ stay.days
  join records.session_day s on s.district_id = $1 and s.school_id = a.school_id and s.day = a.day and s.ended is null
  group by a.school_id, a.student_id
), suspension as (
  select distinct school_id, student_id from records.discipline_event
  where district_id = $1 and ended is null and day between $2::date and $3::date and action = 'out-of-school suspension'
), program as (
  select student_id, array_agg(distinct program order by program) as programs from records.program_status
  where district_id = $1 and ended is null and first_day <= $3::date and coalesce(last_day, 'infinity') >= $2::date
  group by student_id
)
select stay.school_id, stay.student_id, stay.grade, span.enrolled,
  coalesce(missed.absent, 0) as absent, coalesce(missed.halves, 0) as halves,
  suspension.student_id is not null as suspended,
  (select count(*)::integer from unnest(stay.first_days) day where day > opened.first_day and day >= $2::date) as entries,
  coalesce(program.programs, '{}') as programs, student.race, student.gender
from stay
join span on span.school_id = stay.school_id and span.days = stay.days
left join opened on opened.school_id = stay.school_id
left join missed on missed.school_id = stay.school_id and missed.student_id = stay.student_id
left join suspension on suspension.school_id = stay.school_id and suspension.student_id = stay.student_id
left join program on program.student_id = stay.student_id
join records.student on student.district_id = $1 and student.id = stay.student_id and student.ended is null`;

export interface StudentYear {
  schoolId: string;
  studentId: string;
  grade: number | null;
  enrolled: number;
  absent: number;
  halves: number;
  suspended: boolean;
  entries: number;
  programs: string[];
  race: string | null;
  gender: string | null;
}

/** The rows themselves, for whoever opened the district; counting happens in SQL over the same text. */
export async function readStudentYears(
  { client }: Pick<Scope, 'client'>,
  { districtId, from, until }: Period,
): Promise<StudentYear[]> {
  const { rows } = await client.query<StudentYear>(
    `select school_id as "schoolId", student_id as "studentId", grade, enrolled, absent, halves, suspended, entries, programs, race, gender
     from (${studentYears}) years order by school_id, student_id`,
    [districtId, from, until],
  );
  return rows;
}
