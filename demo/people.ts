import { v5 as uuidv5 } from 'uuid';
import type { Desk } from '#ground/cli/command.js';
import { type Scope, keeperScope } from '#ground/db/scope.js';

/** The same people each time: their ids are made from what they are. */
const namespace = '5f0e1f0a-6c1e-4f5e-9a8d-7d3b8a1c2e40';
const providence = '4400900';

const madeUp = [
  { name: 'Rosa Almeida', role: 'network staff', at: 'network', locale: 'en' },
  { name: 'Daniel Okafor', role: 'district data steward', at: 'district', locale: 'en' },
  { name: 'Maya Thompson', role: 'principal', at: 'school', locale: 'en' },
  { name: 'Luis Herrera', role: 'community school coordinator', at: 'school', locale: 'en' },
  { name: 'Carmen Reyes', role: 'family member', at: 'school', locale: 'es' },
] as const;

/**
 * The made-up people of the demonstration, marked as made up, at places of the real directory: network staff, a district's
 * data steward, and principal, coordinator and family member of one of its schools. Can be run again.
 */
export async function loadPeople(desk: Desk): Promise<void> {
  await keeperScope(await desk.database(), async (scope) => {
    const places = await findPlaces(scope);
    for (const { name, role, at, locale } of madeUp) {
      const place = places[at];
      if (!place) continue;
      const id = uuidv5(role, namespace);
      await scope.client.query(
        `insert into commons.person (id, name, locale, fictional) values ($1, $2, $3, true)
         on conflict (id) do update set name = excluded.name, locale = excluded.locale`,
        [id, name, locale],
      );
      await scope.client.query(
        'insert into commons.holding (id, person_id, role, place_id) values ($1, $2, $3, $4) on conflict do nothing',
        [uuidv5(`${role} holds`, namespace), id, role, place],
      );
    }
  });
  desk.say(`Made up ${madeUp.length} people to sign in as.`);
}

async function findPlaces({ client }: Scope): Promise<Record<'network' | 'district' | 'school', string | undefined>> {
  const one = async (text: string, values: unknown[] = []) => (await client.query<{ id: string }>(text, values)).rows[0]?.id;
  const network = await one(`select id from commons.organization where kind = 'network'`);
  const district = await one(
    `select o.id from commons.organization o left join commons.external_id e on e.organization_id = o.id and e.system = 'nces'
     where o.kind = 'district' order by (e.value = $1) is true desc, o.name limit 1`,
    [providence],
  );
  const school = await one(
    `select o.id from commons.organization o where o.kind = 'school' and o.closed_on is null
     order by (o.parent_id = $1) is true desc, (o.level = 'elementary') is true desc, o.name limit 1`,
    [district],
  );
  return { network, district, school };
}
