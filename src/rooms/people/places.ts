import { z } from 'zod';
import type { Scope } from '#ground/db/scope.js';

export interface Place {
  id: string;
  name: string;
  /** "Providence, RI": tells places of one name apart. */
  where: string;
}

const columns = `o.id, o.name, concat_ws(', ', o.city, o.state) as where`;

/** Places that a person can mean by what they typed: an NCES id, a whole name, or else part of one; at most ten. */
export async function findPlaces({ client }: Pick<Scope, 'client'>, typed: string): Promise<Place[]> {
  const text = typed.trim();
  if (!text) return [];
  const exact = await client.query<Place>(
    `select ${columns} from commons.organization o
     where lower(o.name) = lower($1) or o.id::text = lower($1) or exists (select from commons.external_id e where e.organization_id = o.id and e.value = $1)
     order by o.name limit 10`,
    [text],
  );
  if (exact.rows.length > 0) return exact.rows;
  const { rows } = await client.query<Place>(
    `select ${columns} from commons.organization o where o.search like '%' || lower($1) || '%' order by o.kind = 'network' desc, o.name limit 10`,
    [text.replace(/[\\%_]/g, String.raw`\$&`)],
  );
  return rows;
}

export async function placeById({ client }: Pick<Scope, 'client'>, id: string): Promise<Place | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  return (await client.query<Place>(`select ${columns} from commons.organization o where o.id = $1`, [id])).rows[0];
}

export async function networkPlace({ client }: Pick<Scope, 'client'>): Promise<Place | undefined> {
  return (await client.query<Place>(`select ${columns} from commons.organization o where o.kind = 'network'`)).rows[0];
}
