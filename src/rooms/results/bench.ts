// All indicators of a made district beside one hand-written query for each indicator, which reads the records and counts the same cells.
import type { Database } from '#ground/db/open.js';
import { keeperScope } from '#ground/db/scope.js';
import { refreshResults } from '#rooms/results/refresh/refresh.js';
import { type MadeDistrict, withMadeDistrict } from '../../../bench/made-district.ts';
import { median } from '../../../bench/measure.ts';

export const name = 'refresh';
export const about = 'all indicators of a district of 100,000 students and 3 years, beside a query for each';

const rounds = 3;

/** `npm run bench -- refresh [STUDENTS] [FOLDER]`: how many students the district has, and where it is kept. */
export default async function run([count = '100000', kept]: string[]): Promise<void> {
  await withMadeDistrict(Number(count), kept, measureRefresh);
}

async function measureRefresh({ database, district }: MadeDistrict): Promise<void> {
  console.log(`Median of ${rounds} runs by turns.\n`);
  const seconds = { queries: [] as number[], all: [] as number[], one: [] as number[], none: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    seconds.queries.push(await timed(() => askEach(database, district)));
    seconds.all.push(await timed(() => refresh(database, district, true)));
    seconds.none.push(await timed(() => refresh(database, district, false)));
    await touchOneSchool(database, district);
    seconds.one.push(await timed(() => refresh(database, district, false)));
  }
  const reference = median(seconds.queries);
  for (const [label, list] of [
    [`a query for each of ${Object.keys(queries).length} indicators`, seconds.queries],
    ['refresh, everything', seconds.all],
    ['refresh, one school touched', seconds.one],
    ['refresh, nothing changed', seconds.none],
  ] as const)
    console.log(
      `${label.padEnd(36)} ${median(list).toFixed(2).padStart(7)} s   ${(median(list) / reference).toFixed(2).padStart(6)} × the queries`,
    );
}

const refresh = (database: Database, district: string, all: boolean) =>
  keeperScope(database, async (scope) => void (await refreshResults(scope, district, { all })));

async function touchOneSchool(database: Database, district: string): Promise<void> {
  const keeper = database.pool('keeper');
  const { rows } = await keeper.query<{ number: number }>(
    `insert into records.import (district_id, number, id, source_system, committed_at)
     select $1, max(number) + 1, gen_random_uuid(), 'test', now() from records.import where district_id = $1 returning number`,
    [district],
  );
  await keeper.query(
    `update records.absence set ended = $2 where (district_id, student_id, day, school_id, began) =
       (select district_id, student_id, day, school_id, began from records.absence where district_id = $1 and ended is null order by day desc limit 1)`,
    [district, rows[0]!.number],
  );
}

/** Each with the same memory, its cells written down as results are. */
const askEach = (database: Database, district: string) =>
  keeperScope(database, async ({ client }) => {
    await client.query(`set local work_mem = '128MB'`);
    for (const [key, base] of Object.entries(queries))
      await client.query(
        `create temporary table "answer ${key}" on commit drop as ${around(base)}`.replaceAll(
          '$1',
          `'${district}'::uuid`,
        ),
      );
  });

interface Query {
  /** The facts of each student at each school: x of y. */
  base: string;
  /** How they become those of the district. */
  across?: 'max' | 'sum';
  cell?: string;
}

/** What a careful analyst writes: the students' facts (x of y), everybody's groups, then the cells of schools and district. */
const around = ({ base, across = 'max', cell = 'count(*) as students, sum(x) as x, sum(y) as y' }: Query) => `
with year (year, first_day, last_day, count_day) as (
  values (2023, date '2023-07-01', date '2024-06-30', date '2023-10-01'), (2024, '2024-07-01', '2025-06-30', '2024-10-01'),
    (2025, '2025-07-01', '2026-06-30', '2025-10-01')
), stay as materialized (
  select year, school_id, student_id, grade, count_day, greatest(e.first_day, year.first_day) as first_day,
    least(coalesce(e.last_day, year.last_day), year.last_day) as last_day, year.first_day as begins, year.last_day as ends
  from records.enrolment e join year on e.first_day <= year.last_day and coalesce(e.last_day, 'infinity') >= year.first_day
  where district_id = $1 and ended is null
), fact as (${base}), grade as (
  select distinct on (year, student_id) year, student_id, grade from stay order by year, student_id, first_day desc
), school_grade as (
  select distinct on (year, school_id, student_id) year, school_id, student_id, grade from stay
  order by year, school_id, student_id, first_day desc
), place as (
  select f.school_id as place, year, student_id, grade, x, y from fact f join school_grade using (year, school_id, student_id)
  union all
  select $1, year, student_id, grade, x, y from (select year, student_id, ${across}(x) as x, ${across}(y) as y from fact group by 1, 2) f
  join grade using (year, student_id)
), known as (
  select year, student_id, array_agg(distinct program) as programs from records.program_status p
  join year on p.first_day <= year.last_day and coalesce(p.last_day, 'infinity') >= year.first_day
  where district_id = $1 and ended is null group by 1, 2
), member as (
  select year, student_id, array_remove(array['all', race, gender] || coalesce(programs, '{}') || array[
       case when not 'disability' = any (coalesce(programs, '{}')) then 'no-disability' end,
       case when not 'english learner' = any (coalesce(programs, '{}')) then 'not-english-learner' end,
       case when not 'economically disadvantaged' = any (coalesce(programs, '{}')) then 'not-economically-disadvantaged' end], null) as groups
  from (select year.year, s.id as student_id, race, gender from year, records.student s where s.district_id = $1 and s.ended is null) s
  left join known using (year, student_id)
)
select place, year, grade, subgroup, ${cell} from place join member using (year, student_id), unnest(groups) subgroup
group by grouping sets ((place, year, subgroup), (place, year, subgroup, grade))`;

/** Days in session, counted once for all who share a stretch, and days missed. */
const attended = `
  select year, school_id, student_id, enrolled, coalesce(absent, 0) as absent, coalesce(halves, 0) as halves
  from (select year, school_id, student_id, sum(days)::integer as enrolled from stay join (
      select school_id, first_day, last_day, (select count(*) from records.session_day s where s.district_id = $1
        and s.school_id = stretch.school_id and s.ended is null and s.day between stretch.first_day and stretch.last_day) as days
      from (select distinct school_id, first_day, last_day from stay) stretch) length using (school_id, first_day, last_day)
    group by 1, 2, 3) enrolled
  left join (select year, school_id, student_id, count(*) as absent, sum(part) as halves from records.absence a
    join stay using (school_id, student_id) join records.session_day s using (district_id, school_id, day)
    where a.district_id = $1 and a.ended is null and s.ended is null and a.day between first_day and last_day group by 1, 2, 3) missed
    using (year, school_id, student_id)`;

const queries: Record<string, Query> = {
  enrolment: {
    base: 'select distinct year, school_id, student_id, 1 as x, 1 as y from stay where count_day between first_day and last_day',
  },
  'students-served': { base: 'select distinct year, school_id, student_id, 1 as x, 1 as y from stay' },
  'attendance-rate': {
    across: 'sum',
    base: `select year, school_id, student_id, enrolled - halves / 2.0 as x, enrolled as y from (${attended}) days`,
  },
  'chronic-absence': {
    across: 'sum',
    cell: 'count(*) filter (where y >= 10) as students, sum((10 * x >= y)::integer) filter (where y >= 10) as x',
    base: `select year, school_id, student_id, absent as x, enrolled as y from (${attended}) days`,
  },
  suspension: {
    base: `select distinct stay.year, stay.school_id, stay.student_id, (event.student_id is not null)::integer as x, 1 as y from stay
    left join (select distinct year, d.school_id, d.student_id from records.discipline_event d
      join year on d.day between year.first_day and year.last_day
      where d.district_id = $1 and d.ended is null and action = 'out-of-school suspension') event using (year, school_id, student_id)`,
  },
  mobility: {
    base: `select year, school_id, student_id, max((first_day > opens or last_day < closes)::integer) as x, 1 as y from stay join (
      select year, school_id, min(day) as opens, max(day) as closes from records.session_day join year on day between first_day and last_day
      where district_id = $1 and ended is null group by 1, 2) school using (year, school_id) group by 1, 2, 3`,
  },
};

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
