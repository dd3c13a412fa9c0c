import { createHash } from 'node:crypto';
import type { Scope } from '#ground/db/scope.js';
import type { FigureImport } from '../import.js';
import type { Mapping } from '../mapping.js';

/** Files with the same columns are understood alike next time. */
export const fingerprintOf = (columns: readonly string[]): string =>
  createHash('sha256').update(columns.join('\n')).digest('hex');

/** Keeps how a published file was understood, and the ids by which its publisher calls our places. */
export async function remember({ client }: Scope, { id, mapping, source }: FigureImport): Promise<void> {
  await client.query(
    `insert into commons.figure_memory (fingerprint, publisher, mapping)
     select reading->>'fingerprint', $2, $3 from commons.figure_reading where import_id = $1
     on conflict (fingerprint, publisher) do update set mapping = excluded.mapping, remembered_at = now()`,
    [id, source!.publisher, JSON.stringify(mapping)],
  );
  const system = idSystemOf(mapping!);
  if (!system) return;
  await client.query(
    `insert into commons.external_id (organization_id, system, value)
     select distinct on (row_key) place_id, $2, row_key from commons.figure_cell c
     where import_id = $1 and exists (select from commons.organization o where o.id = c.place_id) order by row_key
     on conflict (system, value) do update set organization_id = excluded.organization_id`,
    [id, system],
  );
}

/** The system of a file's own codes; none where it uses those of NCES, which the directory has already. */
function idSystemOf({ places: { id, idSystem, level } }: Mapping): string | null {
  if (!id || !idSystem || idSystem === 'nces') return null;
  return level === 'school' ? idSystem : `${idSystem} district`;
}

/** How a file with these columns was understood last, by whoever published it. */
export async function recall({ client }: Pick<Scope, 'client'>, fingerprint: string): Promise<Mapping | null> {
  const { rows } = await client.query<{ mapping: Mapping }>(
    'select mapping from commons.figure_memory where fingerprint = $1 order by remembered_at desc limit 1',
    [fingerprint],
  );
  return rows[0]?.mapping ?? null;
}
