import { createReadStream, readdirSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { v7 as uuidv7 } from 'uuid';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

/** A district whose records were put into the tables straight from its files. */
export interface LoadedDistrict {
  district: string;
  schools: { id: string; name: string }[];
}

/**
 * Puts the files that `demo/district` writes into the tables of records, past the import: for tests and benches of what stands on the
 * records, not of how they come in.
 */
export async function loadFictionalRecords(
  client: pg.ClientBase,
  folder: string,
  network: string,
): Promise<LoadedDistrict> {
  const district = uuidv7();
  for (const [table, columns] of Object.entries(files))
    await client.query(
      `create temporary table ${table} (year text, ${columns.map((name) => `${name} text`).join(', ')})`,
    );
  for (const year of readdirSync(folder).filter((name) => /^\d{4}-\d\d$/.test(name)))
    for (const [table, path] of Object.entries(paths)) {
      const columns = files[table as keyof typeof files];
      await client.query(`alter table ${table} alter column year set default '${year}'`);
      await pipeline(
        createReadStream(`${folder}/${year}/${path}.csv`),
        client.query(from(`copy ${table} (${columns.join(', ')}) from stdin with (format csv, header true, null '')`)),
      );
    }
  await client.query('analyze');
  await client.query('begin');
  await client.query(
    `insert into commons.organization (id, kind, name, parent_id) values ($1, 'district', 'Quahog Harbor Public Schools (fictional)', $2)`,
    [district, network],
  );
  await client.query(
    `insert into records.import (district_id, number, id, source_system, committed_at) values ($1, 1, $2, 'test', now())`,
    [district, uuidv7()],
  );
  for (const text of inserts) await client.query(text.replaceAll(':district', `'${district}'::uuid`));
  await client.query('commit');
  for (const table of Object.keys(files)) await client.query(`drop table ${table}`);
  await client.query(
    'analyze records.student, records.enrolment, records.session_day, records.absence, records.discipline_event, records.program_status',
  );
  const { rows } = await client.query<{ id: string; name: string }>(
    `select id, name from commons.organization where parent_id = $1 order by name`,
    [district],
  );
  return { district, schools: rows };
}

const paths = {
  file_org: 'oneroster/orgs',
  file_user: 'oneroster/users',
  file_demographics: 'oneroster/demographics',
  file_calendar: 'calendar',
  file_entry: 'entries-withdrawals',
  file_absence: 'absences',
  file_discipline: 'discipline',
  file_program: 'programs',
};

const files: Record<keyof typeof paths, string[]> = {
  file_org: words('id status modified name type identifier parent'),
  file_user: words(
    `id status modified enabled username ids given family middle identifier email sms phone agents grades password master
     resource p_given p_middle p_family org pronouns`,
  ),
  file_demographics: words(
    'id status modified born sex native asian black pacific white several hispanic country state city residence',
  ),
  file_calendar: words('school day in_session length note'),
  file_entry: words('student school grade first_day entry last_day exit'),
  file_absence: words('student school day part excused reason'),
  file_discipline: words('id student school day behavior action first_day days'),
  file_program: words('student program first_day last_day'),
};

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The same id for the same code of a file. */
const id = (code: string) => `md5(${code})::uuid`;

const inserts = [
  `insert into commons.organization (id, kind, name, parent_id)
   select distinct on (identifier) ${id('identifier')}, 'school', name, :district from file_org where type = 'school' order by identifier, year desc`,
  `insert into records.student (district_id, id, began, source_system, source_id, given_name, family_name, birth_date, gender, race)
   select distinct on (s.student) :district, ${id('s.student')}, 1, 'test', s.student, u.given, u.family, d.born::date,
     case d.sex when 'other' then 'another gender' when 'unspecified' then null else d.sex end, case
     when d.hispanic = 'true' then 'hispanic' when d.several = 'true' then 'two or more' when d.white = 'true' then 'white'
     when d.black = 'true' then 'black' when d.asian = 'true' then 'asian' when d.native = 'true' then 'american indian'
     when d.pacific = 'true' then 'pacific islander' end
   from (select distinct student, year from file_entry) s
   join file_user u on u.id = 'qh-student-' || s.student and u.year = s.year
   left join file_demographics d on d.id = u.id and d.year = s.year order by s.student, s.year desc`,
  `insert into records.enrolment (district_id, id, began, student_id, school_id, first_day, last_day, grade)
   select :district, gen_random_uuid(), 1, ${id('student')}, ${id('school')}, first_day::date, last_day::date,
     case grade when 'PK' then -1 when 'KG' then 0 else grade::smallint end from file_entry`,
  `insert into records.session_day (district_id, school_id, day, began)
   select :district, ${id('school')}, day::date, 1 from file_calendar where in_session = 'yes'`,
  `insert into records.absence (district_id, student_id, day, school_id, began, part, kind)
   select :district, ${id('student')}, day::date, ${id('school')}, 1, case part when 'full day' then 2 else 1 end,
     case when reason like '%suspension%' then 'suspension' when excused = 'yes' then 'excused' else 'unexcused' end from file_absence`,
  `insert into records.discipline_event (district_id, id, began, student_id, school_id, source_id, day, action, days)
   select :district, gen_random_uuid(), 1, ${id('student')}, ${id('school')}, id, day::date, action, days::numeric from file_discipline`,
  `insert into records.program_status (district_id, student_id, program, first_day, last_day, began)
   select distinct on (student, program, first_day) :district, ${id('student')},
     case program when 'foster care' then 'foster' else program end, first_day::date, last_day::date, 1
   from file_program order by student, program, first_day, year desc`,
];
