import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Plan } from '../plan.js';
import type { AddProblems } from './match.js';

const known = `select e.value, e.organization_id from commons.external_id e join commons.organization o on o.id = e.organization_id and o.kind = 'district' where e.system = 'nces'`;

/**
 * Finds the district of each school. The first seven digits of a school's NCES id are its agency's: where the file says
 * another district (it was perhaps drawn from the map), the id counts if we know its agency.
 */
export async function findDistricts(client: pg.ClientBase, { columns }: Plan, add: AddProblems): Promise<void> {
  await client.query(
    `update incoming i set district_id = k.organization_id from (${known}) k
     where k.value = case when i.id_system = 'nces' then left(i.id_value, 7) else i.district_value end`,
  );
  await client.query(
    `update incoming i set district_id = k.organization_id from (${known}) k
     where i.district_id is null and k.value = i.district_value`,
  );
  const column = columns.districtId ? `'${columns.districtId.replaceAll("'", "''")}'` : 'null';
  await add(
    'district-disagrees',
    `select line, ${column} as field, district_value as value, jsonb_build_object('agency', left(id_value, 7)) as detail from incoming
     where id_system = 'nces' and district_value is not null and district_value <> left(id_value, 7)`,
  );
}

/** Says which districts the file names that nobody knows: new ones where they are to be added, else schools without a district. */
export async function tellUnknownDistricts(add: AddProblems, addDistricts: boolean): Promise<void> {
  const unknown = (condition: string) =>
    `select min(line) as line, null as field, district_value as value, jsonb_build_object('schools', count(*), 'district', min(district_name)) as detail
     from incoming where district_id is null and district_value is not null and ${condition} group by district_value`;
  await add('district-new', unknown(addDistricts ? 'district_name is not null' : 'false'));
  await add('district-unknown', unknown(addDistricts ? 'district_name is null' : 'true'));
}

/** Adds the districts that schools name and nobody knows. Gives how many. */
export async function addDistricts(client: pg.ClientBase, { source, asOf }: Plan): Promise<number> {
  const { rows } = await client.query<{ value: string; name: string; state: string | null }>(
    `select distinct on (district_value) district_value as value, district_name as name, state from incoming
     where district_id is null and district_value is not null and district_name is not null order by district_value, line`,
  );
  await client.query(
    `with new as (select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) n(id, value, name, state)),
     made as (insert into commons.organization (id, kind, name, state, source, as_of) select id, 'district', name, state, $5, $6 from new)
     insert into commons.external_id (organization_id, system, value) select id, 'nces', value from new`,
    [
      rows.map(() => uuidv7()),
      rows.map(({ value }) => value),
      rows.map(({ name }) => name),
      rows.map(({ state }) => state),
      source,
      asOf,
    ],
  );
  await client.query(
    `update incoming i set district_id = k.organization_id from (${known}) k where i.district_id is null and k.value = i.district_value`,
  );
  return rows.length;
}
