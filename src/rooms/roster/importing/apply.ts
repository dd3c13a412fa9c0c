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
  if (hasId) await rememberEnded(client, kind, given);
  const old = `left join ended_${name} o on ${sameKey(kind).replaceAll('t.', 'o.')}`;
  await client.query(
    `insert into records.${name} (district_id, began, ${hasId ? 'id, ' : ''}${columns.join(', ')})
     select $1, $2, ${hasId ? 'coalesce(o.id, s.id), ' : ''}${columns.map((column) => `s.${column}`).join(', ')}
     from staged_${name} s ${hasId ? old : ''}
     where not exists (select from records.${name} t where ${inForce} and ${sameKey(kind)})`,
    given,
  );
}

/**
 * What was changed keeps its id. The rows that just ended stand in a table of their own, of which the planner knows how many they are:
 * it would take them for none, and look through all of them for each new row.
 */
async function rememberEnded(client: pg.ClientBase, { name, key }: Kind, given: unknown[]): Promise<void> {
  const columns = ['id', ...key].join(', ');
  await client.query(
    `create temporary table ended_${name} on commit drop as select ${columns} from records.${name} where false`,
  );
  await client.query(
    `insert into ended_${name} select ${columns} from records.${name} where district_id = $1 and ended = $2`,
    given,
  );
  await client.query(`analyze ended_${name}`);
}
