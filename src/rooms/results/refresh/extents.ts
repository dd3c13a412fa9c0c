import type { Scope } from '#ground/db/scope.js';

/**
 * Finds which schools and years there are, up to which day their records count, and which of them have to be counted again.
 * Leaves them in the temporary table `extent` (school_id, year, as_of, running, import, stale).
 *
 * Imports are undone latest first and their numbers are never used again, so the greatest number on any row of a school's year,
 * whether the row began or ended with it, names one state of the records: equal numbers, equal rows. Nobody has to remember what an
 * import touched.
 *
 * The running year is the last one with an absence in force. It counts up to the last day on which an absence is recorded at the school (or,
 * if the school has none, in the district), because calendars are known for the whole year ahead. Absences that a family announced for days
 * to come do not count before their day. Earlier years are whole.
 */
export async function findExtents(
  { client }: Pick<Scope, 'client'>,
  district: string,
  definitions: string,
  all: boolean,
): Promise<void> {
  await client.query(gather, [district]);
  await client.query(settle, [district, definitions, all]);
}

const touch = (row: string) => `greatest(${row}.began, coalesce(${row}.ended, 0))`;

const gather = `
create temporary table extent on commit drop as
with absence_day as materialized (
  select school_id, day, max(${touch('a')}) as import, bool_or(ended is null and day <= current_date) as recorded
  from records.absence a where district_id = $1 group by school_id, day
), session as materialized (
  select school_id, records.school_year(day) as year, max(${touch('s')}) as import, max(day) filter (where ended is null) as last_day
  from records.session_day s where district_id = $1 group by 1, 2
), horizon as (
  select greatest(max(last_day), (select max(day) from absence_day)) as day from session
), student as (
  select id, max(${touch('s')}) as import from records.student s where district_id = $1 group by id
), stay as materialized (
  -- A stay without an end goes on to the last day that anything is known of.
  select school_id, student_id, year::smallint as year, max(${touch('e')}) as import, bool_or(ended is null) as lives
  from records.enrolment e, horizon, generate_series(records.school_year(first_day)::integer,
    records.school_year(greatest(first_day, least(coalesce(last_day, horizon.day), horizon.day)))::integer) year
  where district_id = $1 group by 1, 2, 3
), program as (
  select student_id, year::smallint as year, max(${touch('p')}) as import
  from records.program_status p, horizon, generate_series(records.school_year(first_day)::integer,
    records.school_year(greatest(first_day, least(coalesce(last_day, horizon.day), horizon.day)))::integer) year
  where district_id = $1 group by 1, 2
), touched as (
  select school_id, records.school_year(day) as year, max(import) as import, max(day) filter (where recorded) as last_absence,
    null::date as last_day, false as lives
  from absence_day group by 1, 2
  union all
  select school_id, year, import, null, last_day, false from session
  union all
  select school_id, records.school_year(day), max(${touch('d')}), null, null, false
  from records.discipline_event d where district_id = $1 group by 1, 2
  union all
  select school_id, stay.year, max(greatest(stay.import, student.import, program.import)), null, null, bool_or(lives)
  from stay join student on student.id = stay.student_id
  left join program on program.student_id = stay.student_id and program.year = stay.year
  group by 1, 2
)
select school_id, year, max(import) as import, max(last_absence) as last_absence, max(last_day) as last_day, bool_or(lives) as lives,
  null::date as as_of, false as running, false as stale
from touched group by 1, 2`;

const settle = `
with year as (
  select year, max(last_absence) as last_absence, max(case when max(last_absence) is not null then year end) over () as running
  from extent group by year
), settled as (
  select school_id, extent.year, coalesce(extent.year = year.running, false) as running, case
    when extent.year > year.running or not extent.lives then null
    when extent.year = year.running then coalesce(extent.last_absence, year.last_absence)
    when year.last_absence is not null then extent.last_day
  end as as_of, extent.lives and coalesce(extent.year <= year.running, true) as counts
  from extent join year using (year)
), known as (
  select * from records.result_extent where district_id = $1 and place_id <> $1
)
update extent set as_of = settled.as_of, running = settled.running, lives = settled.counts, stale = $3 or case
  when settled.counts then known.place_id is null or (known.as_of, known.running, known.import, known.definitions)
    is distinct from (settled.as_of, settled.running, extent.import, $2)
  else known.place_id is not null
end
from settled left join known on known.place_id = settled.school_id and known.year = settled.year
where settled.school_id = extent.school_id and settled.year = extent.year`;
