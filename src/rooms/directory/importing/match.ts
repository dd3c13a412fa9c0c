import type pg from 'pg';
import type { Plan } from '../plan.js';
import type { ProblemCode } from '../problem.js';

/** Hears of problems as a query that finds them. */
export type AddProblems = (code: ProblemCode, found: string) => Promise<unknown>;

/**
 * Finds for each row of `incoming` the place that it is about, and takes out rows that say the same place twice. A place is
 * known by its id; without one, by its name and city where only one open place has them.
 */
export async function matchRows(client: pg.ClientBase, { subject }: Plan, add: AddProblems): Promise<void> {
  await dropRepeated(client, add);
  await client.query(
    `update incoming i set match_id = e.organization_id from commons.external_id e
     join commons.organization o on o.id = e.organization_id and o.kind = $1
     where e.system = i.id_system and e.value = i.id_value`,
    [subject],
  );
  await client.query('create index on incoming (match_id)');
  await matchByName(client, subject, add);
}

async function dropRepeated(client: pg.ClientBase, add: AddProblems): Promise<void> {
  await client.query(
    `create temporary table repeated on commit drop as
     select * from (
       select line, id_value, first_value(line) over same as first_line, row_number() over same as number,
         (to_jsonb(i) - '{line,new_id,match_id,district_id}'::text[]) = first_value(to_jsonb(i) - '{line,new_id,match_id,district_id}'::text[]) over same as identical
       from incoming i
       where (id_system, id_value) in (select id_system, id_value from incoming where id_value is not null group by 1, 2 having count(*) > 1)
       window same as (partition by id_system, id_value order by line)
     ) numbered where number > 1`,
  );
  const found = (identical: string) =>
    `select line, null as field, id_value as value, jsonb_build_object('first', first_line) as detail from repeated where ${identical}`;
  await add('repeated-row', found('identical'));
  await add('repeated-id', found('not identical'));
  await client.query('delete from incoming where line in (select line from repeated)');
}

async function matchByName(client: pg.ClientBase, subject: Plan['subject'], add: AddProblems): Promise<void> {
  const { rowCount } = await client.query(
    `select where exists (select from incoming where match_id is null and id_value is null)
       or exists (select from incoming where match_id is null) and exists (
         select from commons.organization o where kind = $1 and closed_on is null and not exists (select from commons.external_id e where e.organization_id = o.id and e.system in (select distinct id_system from incoming)))`,
    [subject],
  );
  if (rowCount === 0) return;
  // A place that has an id of the same system is another place, however alike the names are.
  await client.query(
    `create temporary table named on commit drop as
     select i.line, i.name, o.id from incoming i
     join commons.organization o on o.kind = $1 and o.plain_name = commons.plain(i.name) and commons.plain(coalesce(o.city, '')) = commons.plain(coalesce(i.city, ''))
     where i.match_id is null and o.closed_on is null
       and not exists (select from commons.external_id e where e.organization_id = o.id and e.system = i.id_system)
       and not exists (select from incoming other where other.match_id = o.id)`,
    [subject],
  );
  await add(
    'several-match',
    `select line, null as field, min(name) as value, jsonb_build_object('places', count(*)) as detail from named group by line having count(*) > 1`,
  );
  await client.query('delete from incoming where line in (select line from named group by line having count(*) > 1)');
  await client.query(
    `update incoming i set match_id = n.id from named n
     where n.line = i.line and n.id in (select id from named group by id having count(*) = 1)`,
  );
}
