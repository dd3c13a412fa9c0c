import type pg from 'pg';
import type { Plan } from '../plan.js';

/** Our column, and what a row of `incoming` (i) would make of the place (o): where the file says nothing, what we knew stays. */
export const facts = [
  ['name', 'i.name'],
  ['street', 'coalesce(i.street, o.street)'],
  ['city', 'coalesce(i.city, o.city)'],
  ['state', 'coalesce(i.state, o.state)'],
  ['zip', 'coalesce(i.zip, o.zip)'],
  ['latitude', 'coalesce(i.latitude, o.latitude)'],
  ['longitude', 'coalesce(i.longitude, o.longitude)'],
  ['phone', 'coalesce(i.phone, o.phone)'],
  ['website', 'coalesce(i.website, o.website)'],
  ['sector', 'coalesce(i.sector, o.sector)'],
  ['level', 'coalesce(i.level, o.level)'],
  ['grade_low', 'case when i.grade_low is null and i.grade_high is null then o.grade_low else i.grade_low end'],
  ['grade_high', 'case when i.grade_low is null and i.grade_high is null then o.grade_high else i.grade_high end'],
  ['parent_id', 'coalesce(i.district_id, o.parent_id)'],
] as const;

export const differs = facts.map(([column, value]) => `o.${column} is distinct from ${value}`).join(' or ');
/** A pair as text, for people. */
const changes = facts.map(([column, value]) => `('${column}', o.${column}::text, (${value})::text)`).join(', ');

/** What an import would do, counted. */
export interface Outlook {
  rows: number;
  added: number;
  changed: number;
  closed: number;
  reopened: number;
  unchanged: number;
  shapes: number;
  newDistricts: number;
  /** Open places of the kind, in the states of the file, that the file does not name; and all that are open there. */
  missing: number;
  open: number;
  samples: {
    added: { name: string; city: string | null }[];
    changed: { name: string; fields: { field: (typeof facts)[number][0]; from: string | null; to: string | null }[] }[];
    missing: { name: string; city: string | null }[];
  };
}

/** A file that leaves out more than this part of the open places is no full file: nothing is closed by it. */
export const mostClosed = 0.1;

/** Compares `incoming` with the directory; changes nothing. */
export async function compare(client: pg.ClientBase, plan: Plan): Promise<Outlook> {
  const { subject } = plan;
  const { rows } = await client.query<Omit<Outlook, 'missing' | 'open' | 'samples'>>(
    `select count(*)::int as rows,
       count(*) filter (where o.id is null and i.closed is not true)::int as added,
       count(*) filter (where o.id is not null and (${differs}))::int as changed,
       count(*) filter (where o.closed_on is null and o.id is not null and i.closed)::int as closed,
       count(*) filter (where o.closed_on is not null and i.closed = false)::int as reopened,
       count(*) filter (where o.id is not null and not (${differs}) 
         and not (o.closed_on is null and i.closed is true) and not (o.closed_on is not null and i.closed is false))::int as unchanged,
       count(shape)::int as shapes,
       count(distinct i.district_value) filter (where i.district_id is null and i.district_name is not null)::int as "newDistricts"
     from incoming i left join commons.organization o on o.id = i.match_id`,
  );
  const counts = rows[0]!;
  const { missing, open } = await countMissing(client, subject);
  return {
    ...counts,
    newDistricts: plan.addDistricts ? counts.newDistricts : 0,
    missing,
    open,
    samples: await samples(client, subject),
  };
}

/** How many open places a full file would name, and how many of them `incoming` does not. */
export async function countMissing(
  client: pg.ClientBase,
  subject: Plan['subject'],
): Promise<{ missing: number; open: number }> {
  const { rows } = await client.query<{ missing: number; open: number }>(
    `select count(*)::int as open, count(*) filter (where i.line is null)::int as missing
     from commons.organization o left join incoming i on i.match_id = o.id where ${inReach}`,
    [subject],
  );
  return rows[0]!;
}

/** Open places that a full file of this kind would name: those of its states, and of its sectors where it is of schools. */
export const inReach = `o.kind = $1 and o.closed_on is null
  and o.state in (select state from incoming where state is not null)
  and (o.sector is null or o.sector in (select sector from incoming where sector is not null))`;

async function samples(client: pg.ClientBase, subject: Plan['subject']): Promise<Outlook['samples']> {
  const added = await client.query(
    'select name, city from incoming where match_id is null and closed is not true order by line limit 5',
  );
  const changed = await client.query(
    `select o.name, (select json_agg(json_build_object('field', field, 'from', old, 'to', new)) from (values ${changes}) change(field, old, new) where old is distinct from new) as fields
     from incoming i join commons.organization o on o.id = i.match_id where ${differs} order by i.line limit 20`,
  );
  // All of them first, then ten: looking for the first ten by name, the planner went through the whole file for each name.
  const missing = await client.query(
    `select name, city from (
       select o.name, o.city, o.plain_name from commons.organization o where ${inReach} and not exists (select from incoming i where i.match_id = o.id) offset 0
     ) missing order by plain_name limit 10`,
    [subject],
  );
  return { added: added.rows, changed: changed.rows, missing: missing.rows } as Outlook['samples'];
}
