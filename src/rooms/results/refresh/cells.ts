import type { Scope } from '#ground/db/scope.js';
import { compileAmount, compileCondition } from '../indicators/compile.js';
import { type Indicator, isShare } from '../indicators/indicator.js';

/**
 * Writes the results of one school year: of every school that is stale, and of the district if any is. All indicators, grades and
 * groups are counted in one pass over the facts (grouping sets). In the district's cells a student of several schools counts once,
 * with the days of all of them and the grade of the last.
 */
export async function countCells(
  { client }: Pick<Scope, 'client'>,
  district: string,
  year: number,
  indicators: readonly Indicator[],
): Promise<void> {
  await client.query(
    `delete from records.result r where district_id = $1 and year = $2
       and (place_id = $1 or place_id in (select school_id from extent where year = $2 and stale))`,
    [district, year],
  );
  const values: unknown[] = [district, year];
  const sums = indicators.map((indicator, index) => sumsOf(indicator, index, values));
  await client.query(
    `insert into records.result (district_id, place_id, year, indicator, grade, subgroup, students, numerator, denominator,
       numerator_squared, crossed, denominator_squared)
     with fact as (${facts}), cell as (
       select place_id, case when grouping(grade) = 1 then 'all' else grade end as grade, ${subgroup} as subgroup,
         ${sums.map(({ aggregates }) => aggregates).join(', ')}
       from fact group by grouping sets (${sets.join(', ')})
     )
     select $1, place_id, $2, found.* from cell cross join lateral (values ${sums.map(({ row }) => row).join(', ')})
       as found (indicator, grade, subgroup, students, numerator, denominator, numerator_squared, crossed, denominator_squared)
     where students > 0 and cell.grade is not null and cell.subgroup is not null`,
    values,
  );
}

/** The ways in which students are told apart; each gives the key of a group, or null for those whom it leaves out. */
const dimensions: Record<string, string> = {
  race: `case race when 'american indian' then 'native-american' when 'pacific islander' then 'pacific-islander'
    when 'two or more' then 'two-or-more-races' else race end`,
  gender: `case when gender in ('female', 'male') then gender when gender is not null then 'another-gender' end`,
  income: both('economically disadvantaged', 'economically-disadvantaged', 'not-economically-disadvantaged'),
  disability: both('disability', 'disability', 'no-disability'),
  language: both('english learner', 'english-learner', 'not-english-learner'),
  homeless: only('homeless', 'homeless'),
  foster: only('foster', 'foster-care'),
  military: only('military-connected', 'military-connected'),
  migrant: only('migrant', 'migrant'),
};

function both(program: string, inside: string, outside: string): string {
  return `case when '${program}' = any (programs) then '${inside}' else '${outside}' end`;
}

function only(program: string, key: string): string {
  return `case when '${program}' = any (programs) then '${key}' end`;
}

const names = Object.keys(dimensions);
const sets = ['()', ...names.map((name) => `(${name})`)].flatMap((set) => {
  const inner = set.slice(1, -1);
  return [`(place_id${inner && `, ${inner}`})`, `(place_id, grade${inner && `, ${inner}`})`];
});
const subgroup = `case ${names.map((name) => `when grouping(${name}) = 0 then ${name}`).join(' ')} else 'all' end`;

const grade = `case grade when -1 then 'prekindergarten' when 0 then 'kindergarten' when 13 then 'ungraded' else 'grade-' || grade end`;

const told = Object.entries(dimensions)
  .map(([name, key]) => `${key} as ${name}`)
  .join(', ');

const facts = `
  select place_id, ${grade} as grade, enrolled, absent, halves, suspended, entries, exits, on_count_day, ${told}
  from (
    select f.school_id as place_id, grade, enrolled, absent, halves, suspended, entries, exits, on_count_day, race, gender, programs
    from records.student_year f join extent on extent.school_id = f.school_id and extent.year = f.year and stale
    where f.district_id = $1 and f.year = $2
    union all
    select $1, (array_agg(grade order by entered desc, school_id))[1], sum(enrolled)::integer, sum(absent)::integer, sum(halves)::integer,
      bool_or(suspended), sum(entries)::integer, sum(exits)::integer, bool_or(on_count_day), min(race), min(gender),
      min(programs)
    from records.student_year where district_id = $1 and year = $2 group by student_id
  ) student`;

/** The aggregates of one indicator, and the row that they make of a cell. */
function sumsOf(indicator: Indicator, index: number, values: unknown[]): { aggregates: string; row: string } {
  const column = (name: string) => `${name}_${index}`;
  const who = indicator.counts ? ` filter (where ${compileCondition(indicator.counts, values)})` : '';
  const numerator = compileAmount(indicator.numerator, values);
  const all = [`count(*)${who} as ${column('n')}`, `sum(${numerator})${who} as ${column('x')}`];
  const row = (...parts: string[]) =>
    `($${values.push(indicator.key)}::text, cell.grade, cell.subgroup, ${column('n')}::integer, ${parts.join(', ')})`;
  const none = 'null::double precision';
  const [x, y] = [column('x'), column('y')];
  // Where each student is 0 or 1 the squares are the sums themselves.
  if (isShare(indicator)) {
    const n = `${column('n')}::double precision`;
    return { aggregates: all.join(', '), row: row(x, n, x, x, n) };
  }
  all.push(`sum((${numerator}) * (${numerator}))${who} as ${column('xx')}`);
  if (indicator.denominator === undefined)
    return { aggregates: all.join(', '), row: row(x, none, column('xx'), none, none) };
  const denominator = compileAmount(indicator.denominator, values);
  all.push(
    `sum(${denominator})${who} as ${y}`,
    `sum((${numerator}) * (${denominator}))${who} as ${column('xy')}`,
    `sum((${denominator}) * (${denominator}))${who} as ${column('yy')}`,
  );
  return { aggregates: all.join(', '), row: row(x, y, column('xx'), column('xy'), column('yy')) };
}
