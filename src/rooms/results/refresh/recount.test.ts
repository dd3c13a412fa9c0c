import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDistrict } from '../../../../demo/district/files.ts';
import { keeperScope } from '#ground/db/scope.js';
import { loadFictionalRecords } from '../../../../tests/records/fictional.js';
import { testHouse } from '../../../../tests/house.js';
import { refreshResults } from './refresh.js';

const house = testHouse();
const folder = mkdtempSync(join(tmpdir(), 'recount-'));
let district: string;

beforeAll(async () => {
  await writeDistrict(folder);
  district = (await loadFictionalRecords(house.database, folder)).district;
  await keeperScope(house.database, (scope) => refreshResults(scope, district));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('every cell of every standard indicator is what a plain recount, day by day, says', async () => {
  const differences = await keeperScope(house.database, async ({ client }) => {
    for (const step of recount) await client.query(step);
    const { rows } = await client.query(comparison);
    return rows as unknown[];
  });
  expect(differences.slice(0, 5)).toEqual([]);
  const { rows } = await house.database
    .pool('keeper')
    .query<{ indicator: string; cells: number; years: number; places: number; groups: number; grades: number }>(
      `select indicator, count(*)::int as cells, count(distinct year)::int as years, count(distinct place_id)::int as places,
         count(distinct subgroup)::int as groups, count(distinct grade)::int as grades
       from records.result group by 1 order by 1`,
    );
  expect(rows.map(({ indicator }) => indicator)).toEqual([
    'attendance-rate',
    'chronic-absence',
    'enrolment',
    'mobility',
    'students-served',
    'suspension',
  ]);
  for (const row of rows) {
    expect(row).toMatchObject({ years: 4, places: 8, grades: 14 });
    expect(row.cells).toBeGreaterThan(2000);
    expect(row.groups).toBeGreaterThan(14);
  }
}, 300_000);

/** Written from the definitions, the long way, over what is in force: a row for each student, school and day. The files end on November 13, 2026. */
const recount = [
  ...['student', 'enrolment', 'session_day', 'absence', 'discipline_event', 'program_status'].map(
    (table) => `create temporary table ${table} on commit drop as select * from records.${table} where ended is null`,
  ),
  'create index on enrolment (student_id)',
  `create temporary table day_at on commit drop as
   select distinct e.student_id, e.school_id, s.day, case when s.day < '2024-07-01' then 2023 when s.day < '2025-07-01' then 2024
     when s.day < '2026-07-01' then 2025 else 2026 end as year
   from enrolment e, session_day s
   where s.school_id = e.school_id and s.day >= e.first_day and (e.last_day is null or s.day <= e.last_day) and s.day <= '2026-11-13'`,
  'create index on day_at (student_id, school_id, day)',
  'analyze day_at',
  `create temporary table attended on commit drop as
   select d.*, a.part from day_at d left join absence a using (student_id, school_id, day)`,
  `create temporary table year_at on commit drop as
   select place, student_id, year, count(*) as enrolled, count(part) as absent, coalesce(sum(part), 0) as halves from (
     select school_id as place, student_id, year, part from attended union all
     select o.parent_id, student_id, year, part from attended join commons.organization o on o.id = school_id) both_levels
   group by place, student_id, year`,
  // Who came late or left early: a stay whose first or last day in session is not the school's.
  `create temporary table moved on commit drop as
   select e.school_id, e.student_id, year from enrolment e
   cross join lateral (select d.year, min(d.day) as came, max(d.day) as went from day_at d where d.student_id = e.student_id
     and d.school_id = e.school_id and d.day between e.first_day and coalesce(e.last_day, 'infinity') group by d.year) own
   join (select school_id, year, min(day) as opens, max(day) as closes from day_at group by school_id, year) school using (school_id, year)
   where came > opens or went < closes`,
  'create index on moved (student_id)',
  'analyze year_at, moved',
  `create temporary table grade_of on commit drop as
   select y.place, y.student_id, y.year, (select case e.grade when 0 then 'kindergarten' when -1 then 'prekindergarten' else 'grade-' || e.grade::text end
     from enrolment e join commons.organization o on o.id = e.school_id
     where e.student_id = y.student_id and y.place in (e.school_id, o.parent_id)
       and e.first_day between make_date(y.year, 7, 1) and make_date(y.year + 1, 6, 30) and e.first_day <= '2026-11-13'
     order by e.first_day desc, case when y.place = e.school_id then e.id end desc, e.school_id limit 1) as grade
   from year_at y`,
  `create temporary table member on commit drop as
   with has as (
     select distinct y.student_id, y.year, p.program from year_at y join program_status p on p.student_id = y.student_id
     where p.first_day <= make_date(y.year + 1, 6, 30) and (p.last_day is null or p.last_day >= make_date(y.year, 7, 1)))
   select distinct student_id, year, 'all' as subgroup from year_at
   union all select distinct y.student_id, y.year, key from year_at y join student s on s.id = y.student_id
     join (values ('hispanic', 'hispanic'), ('american indian', 'native-american'), ('asian', 'asian'), ('black', 'black'),
       ('pacific islander', 'pacific-islander'), ('white', 'white'), ('two or more', 'two-or-more-races')) race (name, key) on race.name = s.race
   union all select distinct y.student_id, y.year, replace(s.gender, ' ', '-') from year_at y join student s on s.id = y.student_id where s.gender is not null
   union all select student_id, year, key from has join (values ('disability', 'disability'), ('english learner', 'english-learner'),
       ('economically disadvantaged', 'economically-disadvantaged'), ('homeless', 'homeless'), ('foster', 'foster-care')) program (name, key) on name = program
   union all select student_id, year, key from (select distinct student_id, year from year_at) y
     cross join (values ('disability', 'no-disability'), ('english learner', 'not-english-learner'),
       ('economically disadvantaged', 'not-economically-disadvantaged')) program (name, key)
     where not exists (select from has where has.student_id = y.student_id and has.year = y.year and has.program = name)`,
  `create temporary table counted on commit drop as
   select y.place, y.year, y.student_id, i.* from year_at y
   cross join lateral (values
     ('students-served', 1.0, null::numeric),
     ('attendance-rate', y.enrolled - y.halves / 2.0, y.enrolled),
     ('suspension', case when exists (select from discipline_event e join commons.organization o on o.id = e.school_id
        where e.student_id = y.student_id and y.place in (e.school_id, o.parent_id) and e.action = 'out-of-school suspension'
          and e.day between make_date(y.year, 7, 1) and least('2026-11-13'::date, make_date(y.year + 1, 6, 30))) then 1 else 0 end, 1),
     ('mobility', case when exists (select from moved m join commons.organization o on o.id = m.school_id where m.student_id = y.student_id
        and m.year = y.year and y.place in (m.school_id, o.parent_id)) then 1 else 0 end, 1)
   ) i (indicator, numerator, denominator)
   union all select place, year, student_id, 'chronic-absence', case when absent::numeric / enrolled >= 0.1 then 1 else 0 end, 1
     from year_at where enrolled >= 10
   union all select distinct y.place, y.year, y.student_id, 'enrolment', 1.0, null::numeric from year_at y
     join enrolment e on e.student_id = y.student_id join commons.organization o on o.id = e.school_id and y.place in (o.id, o.parent_id)
     where make_date(y.year, 10, 1) >= e.first_day and (e.last_day is null or make_date(y.year, 10, 1) <= e.last_day)`,
  'analyze counted, member, grade_of',
  `create temporary table recounted on commit drop as
   select c.place, c.year, c.indicator, g.grade, m.subgroup, count(*) as students, sum(numerator) as numerator, sum(denominator) as denominator,
     sum(numerator * numerator) as xx, sum(numerator * denominator) as xy, sum(denominator * denominator) as yy
   from counted c join member m using (student_id, year)
   join (select place, student_id, year, grade from grade_of union all select place, student_id, year, 'all' from grade_of) g
     using (place, student_id, year)
   group by 1, 2, 3, 4, 5`,
];

const comparison = `
select * from recounted full join records.result r on r.place_id = place and r.year = recounted.year and r.indicator = recounted.indicator
  and r.grade = recounted.grade and r.subgroup = recounted.subgroup
where (r.students, r.numerator, r.denominator, r.numerator_squared, r.crossed, r.denominator_squared)
  is distinct from (recounted.students, recounted.numerator, recounted.denominator, recounted.xx,
    recounted.xy, recounted.yy)`;
