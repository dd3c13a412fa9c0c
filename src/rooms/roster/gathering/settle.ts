import type pg from 'pg';
import type { Work } from './gather.js';

/**
 * Makes of what several files and rows say one row a thing: demographics join their student, rows without a school get that
 * of the day's enrolment, half days of one day add up, and enrolments of past years that never ended end with their year.
 */
export async function settle(client: pg.ClientBase, { districtId, plan }: Work): Promise<void> {
  if (!plan.usersAreStudents) await keepStudents(client, districtId);
  await joinDemographics(client, districtId);
  await dropUndated(client);
  await keepOne(client, 'staged_enrolment', 'source_system, source_id', 'first_day, last_day nulls last');
  await closePastYears(client, districtId, plan.year.firstDay);
  await client.query(
    `create temporary table covered_days on commit drop as
     select school_id, min(day) as first_day, max(day) as last_day from staged_session_day group by school_id`,
  );
  await client.query('delete from staged_session_day where not in_session');
  await keepOne(client, 'staged_session_day', 'school_id, day', 'school_id');
  for (const table of ['staged_absence', 'staged_discipline_event']) await findSchools(client, districtId, table);
  await addHalves(client);
  await coverAbsences(client);
  await keepOne(
    client,
    'staged_discipline_event',
    'student_id, school_id, day, action, source_id',
    'days desc nulls last',
  );
  await keepOne(
    client,
    'staged_program_status',
    'student_id, program, first_day',
    'last_day nulls last, from_meal_application',
  );
  for (const table of ['student', 'enrolment', 'session_day', 'absence', 'discipline_event', 'program_status'])
    await client.query(`analyze staged_${table}`);
}

/** Where users are students, staff and families alike, students are those who are enrolled. Of the others nothing is kept. */
async function keepStudents(client: pg.ClientBase, districtId: string): Promise<void> {
  await client.query(
    `delete from staged_student s where not exists (select from staged_enrolment e where e.student_id = s.id)
       and not exists (select from records.student k where k.district_id = $1 and k.id = s.id and k.ended is null)`,
    [districtId],
  );
  await client.query(
    'delete from staged_demographics d where not exists (select from staged_student s where s.id = d.student_id)',
  );
}

/** A delta may bring demographics alone; then the student stays as known. */
async function joinDemographics(client: pg.ClientBase, districtId: string): Promise<void> {
  await client.query(
    `insert into staged_student (id, source_system, source_id, local_id, state_id, given_name, middle_name, family_name, preferred_name, birth_date, gender, race)
     select s.id, source_system, source_id, local_id, state_id, given_name, middle_name, family_name, preferred_name, birth_date, gender, race
     from records.student s where district_id = $1 and ended is null
       and id in (select student_id from staged_demographics) and not exists (select from staged_student t where t.id = s.id)`,
    [districtId],
  );
  await client.query(
    `update staged_student s set birth_date = coalesce(d.birth_date, s.birth_date), gender = coalesce(d.gender, s.gender), race = coalesce(d.race, s.race)
     from staged_demographics d where d.student_id = s.id`,
  );
}

/** Of rows that are about the same thing, the last one in this order. */
async function keepOne(client: pg.ClientBase, table: string, key: string, order: string): Promise<void> {
  await client.query(
    `delete from ${table} where ctid in (
       select ctid from (select ctid, row_number() over (partition by ${key} order by ${order}) as place from ${table}) numbered where place > 1)`,
  );
}

/** What says no day would stretch over the whole year a stay that another row has days for. */
async function dropUndated(client: pg.ClientBase): Promise<void> {
  await client.query(
    `delete from staged_enrolment u where not is_dated and exists (
       select from staged_enrolment d where d.is_dated and d.student_id = u.student_id and d.school_id = u.school_id)`,
  );
}

/** Whoever is in this year's export, or is not, has left the year before: on the last day that their school was in session. */
async function closePastYears(client: pg.ClientBase, districtId: string, firstDay: string): Promise<void> {
  await client.query(
    `insert into staged_enrolment (id, student_id, school_id, source_system, source_id, first_day, last_day, grade, entry_code, exit_code, is_dated)
     select e.id, student_id, school_id, source_system, source_id, first_day, greatest(first_day, coalesce(
         (select max(day) from records.session_day s where s.district_id = $1 and s.school_id = e.school_id and s.ended is null and s.day < $2), $2::date - 1)),
       grade, entry_code, exit_code, true
     from records.enrolment e where district_id = $1 and ended is null and last_day is null and first_day < $2
       and school_id in (select school_id from staged_enrolment)
       and not exists (select from staged_enrolment s where s.source_system = e.source_system and s.source_id = e.source_id)`,
    [districtId, firstDay],
  );
}

async function findSchools(client: pg.ClientBase, districtId: string, table: string): Promise<void> {
  await client.query(
    `update ${table} t set school_id = stay.school_id from (
       select student_id, school_id, first_day, last_day from staged_enrolment
       union all select student_id, school_id, first_day, last_day from records.enrolment where district_id = $1 and ended is null
     ) stay
     where t.school_id is null and stay.student_id = t.student_id and t.day between stay.first_day and coalesce(stay.last_day, 'infinity')`,
    [districtId],
  );
  await client.query(`delete from ${table} where school_id is null`);
}

/** The schools and days of which the export would list an absence: from its first to its last, and those of its registers. */
async function coverAbsences(client: pg.ClientBase): Promise<void> {
  await client.query(
    `create temporary table covered_absence_day on commit drop as
     select school_id, day::date from (select distinct school_id from staged_absence) school,
       (select min(day) as first_day, max(day) as last_day from staged_absence) span, generate_series(first_day, last_day, interval '1 day') day
     union select school_id, day from registered_day`,
  );
  await client.query('analyze covered_absence_day');
}

async function addHalves(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    `create temporary table whole_day on commit drop as
     select student_id, school_id, day, least(sum(part), 2)::smallint as part, (array_agg(kind order by part desc, kind))[1] as kind
     from staged_absence join (
       select student_id, school_id, day from staged_absence group by student_id, school_id, day having count(*) > 1
     ) repeated using (student_id, school_id, day)
     group by student_id, school_id, day`,
  );
  if (rowCount === 0) return;
  await client.query(
    `delete from staged_absence a using whole_day w where a.student_id = w.student_id and a.school_id = w.school_id and a.day = w.day`,
  );
  await client.query(
    'insert into staged_absence (student_id, school_id, day, part, kind) select student_id, school_id, day, part, kind from whole_day',
  );
}
