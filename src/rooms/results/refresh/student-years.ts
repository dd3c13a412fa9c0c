import type { Scope } from '#ground/db/scope.js';

/**
 * Counts again, of one school year, the schools that are stale: one row for each student at each school where they were enrolled.
 * - `enrolled`: days in session between first and last day, each once, however many enrolments cover it
 * - `absent`: of these, the days missed for at least half (excused and unexcused alike; US ED, EDFacts FS195)
 * - `halves`: halves of days missed, for attendance rates
 * - `suspended`: whether there was any out-of-school suspension
 * - `entries`, `exits`: how often the student came after the first day in session, or left before the last one
 * - `on_count_day`: whether the student was enrolled on October 1
 * - `grade`: of the last enrolment; `programs`: those in force on any day of the year
 *
 * Absences on a day not in session, or outside enrolment, do not count. Where no attendance is recorded no day counts.
 */
export async function countStudentYears(
  { client }: Pick<Scope, 'client'>,
  district: string,
  year: number,
): Promise<void> {
  await client.query(
    `delete from records.student_year f using extent
     where f.district_id = $1 and f.year = $2 and f.school_id = extent.school_id and f.year = extent.year and stale`,
    [district, year],
  );
  const [first, last] = [`${year}-07-01`, `${year + 1}-06-30`];
  // Tables of their own, so that the planner knows how many rows they have.
  await client.query(session, [district, year, first, last]);
  await client.query(stay, [district, year, first, last]);
  await client.query('create index on stay (school_id, student_id)');
  await client.query('analyze session, stay');
  await client.query(studentYears, [district, year, first, last, `${year}-10-01`]);
  await client.query('drop table session, stay');
}

/** The days up to which each school counts. Of all queries: $1 district, $2 year, $3 its first and $4 its last day. */
const place = `
  select school_id, as_of is not null as recorded, case when running then as_of else $4::date end as until
  from extent where year = $2 and stale and lives`;

const session = `
create temporary table session as
select distinct school_id, day, recorded from records.session_day join (${place}) place using (school_id)
where district_id = $1 and ended is null and day between $3::date and until`;

const stay = `
create temporary table stay as
select school_id, student_id, until,
  range_agg(daterange(greatest(first_day, $3::date), least(coalesce(last_day, until), until), '[]')) as days,
  (array_agg(grade order by first_day desc, id desc))[1] as grade, max(first_day) as entered
from records.enrolment join (${place}) place using (school_id)
where district_id = $1 and ended is null and first_day <= until and coalesce(last_day, 'infinity') >= $3::date
group by school_id, student_id, until`;

/** $5: the day on which students are counted. */
const studentYears = `
insert into records.student_year (district_id, year, school_id, student_id, grade, entered, enrolled, absent, halves, suspended,
  entries, exits, on_count_day, race, gender, programs)
with open as (
  select school_id, min(day) as first_day, max(day) as last_day from session group by school_id
), span as (
  -- Most students of a school share the same stretch of days, so it is counted once for all of them.
  select school_id, days, count(day)::integer as enrolled
  from (select distinct school_id, days from stay) stretch join session using (school_id)
  where day <@ days and recorded group by school_id, days
), missed as (
  select school_id, student_id, count(*)::integer as absent, sum(part)::integer as halves
  from (select school_id, student_id, day, max(part) as part from records.absence join session using (school_id, day)
        where district_id = $1 and ended is null and day between $3::date and $4::date group by school_id, student_id, day) a
  join stay using (school_id, student_id) where day <@ days
  group by school_id, student_id
), suspension as (
  select distinct school_id, student_id from records.discipline_event join stay using (school_id, student_id)
  where district_id = $1 and ended is null and day between $3::date and until and action = 'out-of-school suspension'
), program as (
  select student_id, array_agg(distinct program order by program) as programs from records.program_status
  where district_id = $1 and ended is null and first_day <= $4::date and coalesce(last_day, 'infinity') >= $3::date
  group by student_id
)
select $1, $2, school_id, stay.student_id, stay.grade, entered, coalesce(enrolled, 0), coalesce(absent, 0), coalesce(halves, 0),
  suspension.student_id is not null,
  (select count(*) from unnest(stay.days) part where lower(part) > open.first_day),
  (select count(*) from unnest(stay.days) part where upper(part) <= open.last_day),
  stay.days @> $5::date, student.race, student.gender, coalesce(programs, '{}')
from stay
left join span using (school_id, days)
left join open using (school_id)
left join missed using (school_id, student_id)
left join suspension using (school_id, student_id)
left join program on program.student_id = stay.student_id
join records.student on student.district_id = $1 and student.id = stay.student_id and student.ended is null`;
