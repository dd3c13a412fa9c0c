import type pg from 'pg';
import type { SchoolYear } from '#engines/roster/index.js';

/**
 * What an export says, in temporary tables of the running transaction: nothing of it outlives a crash, and nobody else sees
 * it. Students and schools are ours already; where a file names no school, the enrolment of the day does.
 */
export async function createStaging(client: pg.ClientBase, year: SchoolYear, sourceSystem: string): Promise<void> {
  await client.query(
    `create temporary table import_scope on commit drop as select $1::date as first_day, $2::date as last_day, $3::text as source_system`,
    [year.firstDay, year.lastDay, sourceSystem],
  );
  await client.query(`
    create temporary table staged_student (
      id uuid not null, source_system text not null, source_id text not null, local_id text, state_id text, given_name text,
      middle_name text, family_name text, preferred_name text, birth_date date, gender text, race text) on commit drop;
    create temporary table staged_demographics (student_id uuid not null, birth_date date, gender text, race text) on commit drop;
    create temporary table staged_enrolment (
      id uuid not null, student_id uuid not null, school_id uuid not null, source_system text not null, source_id text not null,
      first_day date not null, last_day date, grade smallint, entry_code text, exit_code text, is_dated boolean not null) on commit drop;
    create temporary table staged_session_day (school_id uuid not null, day date not null, in_session boolean not null) on commit drop;
    create temporary table registered_day (school_id uuid not null, day date not null) on commit drop;
    create temporary table staged_absence (
      student_id uuid not null, school_id uuid, day date not null, part smallint not null, kind text not null) on commit drop;
    create temporary table staged_discipline_event (
      id uuid not null, student_id uuid not null, school_id uuid, source_id text not null, day date not null, action text not null,
      days numeric(5, 1)) on commit drop;
    create temporary table staged_program_status (
      student_id uuid not null, program text not null, first_day date not null, last_day date, from_meal_application boolean not null
    ) on commit drop;
    create temporary table staged_deletion (kind text not null, source_id text not null) on commit drop;
  `);
}
