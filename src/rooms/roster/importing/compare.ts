import type pg from 'pg';
import type { Work } from '../gathering/gather.js';
import { type Kind, kinds } from './kinds.js';

/** What an import would do, or did, to the records of one kind. */
export interface Counts {
  added: number;
  changed: number;
  ended: number;
  unchanged: number;
  /** In force before, of those that the export covers. */
  before: number;
}

export type Outlook = Record<Kind['name'], Counts>;

/** Counts what the staged rows would change; nothing is written. */
export async function compare(client: pg.ClientBase, work: Work): Promise<Outlook> {
  const outlook: Partial<Outlook> = {};
  for (const kind of kinds) outlook[kind.name] = await compareKind(client, kind, work);
  return outlook as Outlook;
}

/** More than this share of students, enrolments or absences, and more than this many, ends only when a person says so. */
const mostEnded = { share: 0.02, many: 10 };

export const endsMany = (outlook: Outlook): boolean =>
  [outlook.student, outlook.enrolment, outlook.absence].some(
    ({ ended, before }) => ended > Math.max(mostEnded.many, before * mostEnded.share),
  );

async function compareKind(client: pg.ClientBase, kind: Kind, work: Work): Promise<Counts> {
  const { name, key, covered } = kind;
  await hold(client, kind, work);
  const isNew = `t.${key[0]} is null`;
  const { rows } = await client.query<Omit<Counts, 'ended' | 'before'>>(
    `select count(*) filter (where ${isNew})::int as added,
       count(*) filter (where not ${isNew} and ${differs(kind)})::int as changed,
       count(*) filter (where not ${isNew} and not ${differs(kind)})::int as unchanged
     from staged_${name} s left join held_${name} t on ${sameKey(kind)}`,
  );
  const { rows: ended } = await client.query<Pick<Counts, 'ended' | 'before'>>(
    `select (select count(*)::int from held_${name} t where ${covered ?? 'true'}) as before,
       (select count(*)::int from held_${name} t where ${isGone(kind, work)}) as ended`,
  );
  return { ...rows[0]!, ...ended[0]! };
}

/** The rows in force that the staged ones are compared with, in a table of their own: of the records of many years they are few. */
async function hold(client: pg.ClientBase, { name, key, values, compared }: Kind, { districtId }: Work): Promise<void> {
  const columns = [...key, ...values].join(', ');
  await client.query(
    `create temporary table held_${name} on commit drop as select ${columns} from records.${name} where false`,
  );
  await client.query(
    `insert into held_${name} select ${columns} from records.${name} t where district_id = $1 and ended is null and ${compared}`,
    [districtId],
  );
  await client.query(`analyze held_${name}`);
}

export const sameKey = ({ key }: Kind): string => key.map((column) => `t.${column} = s.${column}`).join(' and ');

export const differs = ({ values }: Kind): string =>
  values.length === 0
    ? 'false'
    : `(${values.map((column) => `t.${column}`).join(', ')}) is distinct from (${values.map((column) => `s.${column}`).join(', ')})`;

/** SQL: whether a held row `t` ends, which no staged row is about. A file of changes ends only what it names. */
export function isGone(kind: Kind, { plan }: Work): string {
  const isFull = plan.files.some((file) => file.kind === 'enrolment' && file.extent === 'full');
  const reasons: string[] = [];
  if (kind.name === 'student' || kind.name === 'enrolment')
    reasons.push(
      `t.source_system = (select source_system from import_scope)
       and t.source_id in (select source_id from staged_deletion where kind = '${kind.name}')`,
    );
  if (kind.covered && (isFull || kind.name !== 'enrolment')) reasons.push(kind.covered);
  if (reasons.length === 0) return 'false';
  return `(${reasons.join(' or ')}) and not exists (select from staged_${kind.name} s where ${sameKey(kind)})`;
}
