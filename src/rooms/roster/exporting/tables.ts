import { absenceCodes, programCodes, raceCodes } from '../gathering/codes.js';

/** A file of an export: its name, and the query of its rows in force in one school year, with headers that an import knows. */
export interface ExportTable {
  file: string;
  /** In terms of the temporary tables and views that {@link gather} makes. */
  select: string;
}

/** SQL: the word of an export for what a column holds, the other way round than an import reads it; of several words the first. */
function wordFor(column: string, codes: Readonly<Record<string, string>>): string {
  const words = new Map<string, string>();
  for (const [word, code] of Object.entries(codes)) if (!words.has(code)) words.set(code, word);
  return `case ${column} ${[...words].map(([code, word]) => `when '${code}' then '${word}'`).join(' ')} else ${column} end`;
}

export const tables: readonly ExportTable[] = [
  {
    file: 'schools.csv',
    select:
      'select source_id as "school id", name as "school name", nces as "NCES id" from exported_school order by source_id',
  },
  {
    file: 'students.csv',
    select: `select source_id as "student id", given_name as "first name", middle_name as "middle name", family_name as "last name",
        preferred_name as "preferred name", birth_date as "date of birth", gender, ${wordFor('race', raceCodes)} as race,
        local_id as identifier, state_id as "state student id"
      from exported_student order by source_id`,
  },
  {
    file: 'enrollments.csv',
    select: `select e.source_id as "enrollment id", s.source_id as "student id", o.source_id as "school id", e.first_day as "entry date",
        e.last_day as "exit date", case grade when -1 then 'PK' when 0 then 'KG' when 13 then 'UG' else grade::text end as grade,
        entry_code as "entry code", exit_code as "exit code"
      from exported_enrolment e join exported_student s on s.id = e.student_id join exported_school o on o.id = e.school_id order by e.source_id`,
  },
  {
    file: 'calendar.csv',
    select: `select source_id as "school id", day as date, 'in session' as kind
      from exported_day join exported_school o on o.id = school_id order by 1, day`,
  },
  {
    file: 'absences.csv',
    select: `select s.source_id as "student id", o.source_id as "school id", day as date,
        ${wordFor('kind', { absent: absenceCodes.unspecified, ...absenceCodes })} as code, case part when 1 then '0.5' else '1' end as part
      from exported_absence a join exported_student s on s.id = a.student_id join exported_school o on o.id = a.school_id order by 1, day`,
  },
  {
    file: 'discipline.csv',
    select: `select d.source_id as "event id", s.source_id as "student id", o.source_id as "school id", day as date, action, days
      from exported_event d join exported_student s on s.id = d.student_id left join exported_school o on o.id = d.school_id order by 2, day, 1`,
  },
  {
    file: 'programs.csv',
    select: `select s.source_id as "student id",
        case when from_meal_application then 'free meals' else ${wordFor('program', programCodes)} end as program,
        first_day as "begin date", last_day as "end date"
      from exported_program p join exported_student s on s.id = p.student_id order by 1, 2, first_day`,
  },
];

/** Gathers what is in force in one school year of one source system of a district; what was gathered of another year goes. */
export function gather(district: string, system: string, year: number): string[] {
  const [first, last] = [`date '${year}-07-01'`, `date '${year + 1}-06-30'`];
  const inForce = `district_id = ${district} and ended is null`;
  const overlaps = `first_day <= ${last} and coalesce(last_day, 'infinity') >= ${first}`;
  const view = (name: string, table: string, condition: string) =>
    `create temporary view exported_${name} as select * from records.${table} where ${inForce} and ${condition}`;
  const inYear = `day between ${first} and ${last}`;
  return [
    'drop table if exists exported_enrolment, exported_student, exported_school',
    'drop view if exists exported_day, exported_absence, exported_event, exported_program',
    `create temporary table exported_enrolment on commit drop as
       select * from records.enrolment where ${inForce} and source_system = ${system} and ${overlaps}`,
    `create temporary table exported_student on commit drop as
       select * from records.student where ${inForce} and id in (select student_id from exported_enrolment)`,
    `create temporary table exported_school on commit drop as
       select o.id, coalesce(n.value, o.id::text) as source_id, o.name, n.value as nces from commons.organization o
       left join commons.external_id n on n.organization_id = o.id and n.system = 'nces'
       where o.id in (select school_id from exported_enrolment)`,
    'analyze exported_enrolment, exported_student, exported_school',
    view('day', 'session_day', inYear),
    view('absence', 'absence', inYear),
    view('event', 'discipline_event', inYear),
    view('program', 'program_status', overlaps),
  ];
}
