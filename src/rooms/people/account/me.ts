import { z } from 'zod';
import { get, signedIn } from '#ground/http/route.js';
import type { Scope } from '#ground/db/scope.js';
import type { Visit } from '#ground/http/visit.js';

export interface Me {
  id: string;
  name: string;
  locale: string;
  roles: { role: string; place: { id: string; name: string }; startsOn: string; endsOn: string | null }[];
}

/** The actor, with the roles that they hold today. */
export async function readMe({ client }: Scope, personId: string): Promise<Me | undefined> {
  const { rows } = await client.query<Me>(
    `select p.id, p.name, p.locale, coalesce((
       select json_agg(json_build_object('role', h.role, 'place', json_build_object('id', o.id, 'name', o.name),
                'startsOn', h.starts_on, 'endsOn', h.ends_on) order by h.starts_on, o.name)
       from commons.holding h join commons.organization o on o.id = h.place_id
       where h.person_id = p.id and commons.in_force(h.starts_on, h.ends_on)), '[]') as roles
     from commons.person p where p.id = $1`,
    [personId],
  );
  return rows[0];
}

const response = z.object({
  id: z.uuid(),
  name: z.string(),
  locale: z.string(),
  roles: z.array(
    z.object({ role: z.string(), place: z.object({ id: z.uuid(), name: z.string() }), startsOn: z.iso.date(), endsOn: z.iso.date().nullable() }),
  ),
});

export const meRoute = get('/api/v1/me', signedIn, async (visit: Visit) => visit.json(await readMe(visit, visit.actor!.personId)), {
  api: { summary: 'The person who is signed in, and the roles they hold today', response },
});
