import type pg from 'pg';
import { differs, reasonsToEnd, sameKey } from './compare.js';
import type { Work } from '../gathering/gather.js';
import { type Kind, kinds } from './kinds.js';

/**
 * Writes the staged rows into the records, as the import of this number: what changed or is gone ends with it, what is new
 * or changed begins with it, and what stayed the same stays untouched. All of it in the running transaction.
 */
export async function apply(client: pg.ClientBase, work: Work, number: number): Promise<void> {
  for (const kind of kinds) await applyKind(client, kind, work, number);
  // Whoever counts next would otherwise plan for tables as small as they were before.
  await client.query(`analyze ${kinds.map(({ name }) => `records.${name}`).join(', ')}`);
}

async function applyKind(client: pg.ClientBase, kind: Kind, work: Work, number: number): Promise<void> {
  const { name, key, values, hasId } = kind;
  const inForce = `t.district_id = $1 and t.ended is null`;
  const given = [work.districtId, number];
  for (const reason of reasonsToEnd(kind, work))
    await client.query(`update records.${name} t set ended = $2 where ${inForce} and ${reason}`, given);
  await client.query(
    `update records.${name} t set ended = $2 from staged_${name} s where ${inForce} and ${sameKey(kind)} and ${differs(kind)}`,
    given,
  );
  const columns = [...key, ...values];
  const old = `left join records.${name} o on o.district_id = $1 and o.ended = $2 and ${sameKey(kind).replaceAll('t.', 'o.')}`;
  await client.query(
    `insert into records.${name} (district_id, began, ${hasId ? 'id, ' : ''}${columns.join(', ')})
     select $1, $2, ${hasId ? 'coalesce(o.id, s.id), ' : ''}${columns.map((column) => `s.${column}`).join(', ')}
     from staged_${name} s ${hasId ? old : ''}
     where not exists (select from records.${name} t where ${inForce} and ${sameKey(kind)})`,
    given,
  );
}
