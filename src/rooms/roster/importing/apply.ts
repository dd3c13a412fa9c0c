import type pg from 'pg';
import type { Work } from '../gathering/gather.js';
import { type Counts, differs, isGone, type Outlook, sameKey } from './compare.js';
import { type Kind, kinds } from './kinds.js';

/**
 * Writes the staged rows into the records, as the import of this number: what changed or is gone ends with it, what is new
 * or changed begins with it, and what stayed the same stays untouched. All of it in the transaction in which the outlook
 * was counted, and of which it says how much there is to do.
 */
export async function apply(client: pg.ClientBase, work: Work, outlook: Outlook, number: number): Promise<void> {
  for (const kind of kinds) await applyKind(client, kind, work, outlook[kind.name], number);
  // Whoever counts next would otherwise plan for tables as small as they were before.
  await client.query(`analyze ${kinds.map(({ name }) => `records.${name}`).join(', ')}`);
}

async function applyKind(client: pg.ClientBase, kind: Kind, work: Work, counts: Counts, number: number): Promise<void> {
  const { name, key, values, hasId } = kind;
  const given = [work.districtId, number];
  const { changed, ended, unchanged } = counts;
  const end = `update records.${name} r set ended = $2 from held_${name} t`;
  const isHeld = `r.district_id = $1 and r.ended is null and ${key.map((column) => `r.${column} = t.${column}`).join(' and ')}`;
  if (ended > 0) await client.query(`${end} where ${isHeld} and ${isGone(kind, work)}`, given);
  if (changed > 0)
    await client.query(`${end} join staged_${name} s on ${sameKey(kind)} where ${isHeld} and ${differs(kind)}`, given);
  const keepsIds = hasId && changed > 0;
  if (keepsIds) await rememberEnded(client, kind, given);
  const columns = [...key, ...values];
  await client.query(
    `insert into records.${name} (district_id, began, ${hasId ? 'id, ' : ''}${columns.join(', ')})
     select $1, $2, ${hasId ? `${keepsIds ? 'coalesce(t.id, s.id)' : 's.id'}, ` : ''}${columns.map((column) => `s.${column}`).join(', ')}
     from staged_${name} s ${keepsIds ? `left join ended_${name} t on ${sameKey(kind)}` : ''}
     ${unchanged > 0 ? `where not exists (select from held_${name} t where ${sameKey(kind)} and not ${differs(kind)})` : ''}`,
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
