import type pg from 'pg';
import type { Plan } from '../plan.js';
import { Unreadable } from '../problem.js';
import { compare, type Outlook } from './compare.js';
import { findDistricts, tellUnknownDistricts } from './districts.js';
import { gather, type Source } from './gather.js';
import { type AddProblems, matchRows } from './match.js';
import { addProblems, openProblemLog } from './problem-log.js';

/**
 * Reads the whole file, writes every problem down, and counts what importing it would do. `client` is in a transaction and
 * is left with the rows in `incoming`; `log` is another connection.
 */
export async function checkFile(
  client: pg.ClientBase,
  log: pg.ClientBase,
  importId: string,
  source: Source,
  progress: (rows: number) => void,
): Promise<Outlook> {
  const { plan, head } = source;
  const problems = await openProblemLog(log, importId);
  for (const code of planProblems(plan, head.shapes)) problems.report({ code });
  try {
    await gather(client, source, { report: problems.report, settle: problems.settle, progress });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.report(error.problem);
  }
  if (head.encoding !== 'utf8') problems.report({ code: 'other-encoding', value: head.encoding });
  await problems.end();
  const add: AddProblems = (code, found) => addProblems(client, importId, code, found);
  await matchRows(client, plan, add);
  if (plan.subject === 'school') {
    await findDistricts(client, plan, add);
    await tellUnknownDistricts(add, plan.addDistricts);
  }
  await add(
    'closed-left-out',
    `select min(line) as line, null as field, null as value, jsonb_build_object('times', count(*)) as detail from incoming where closed and match_id is null having count(*) > 0`,
  );
  await add('same-name-and-address', alike);
  const outlook = await compare(client, plan);
  if (outlook.rows === 0)
    await add('nothing-usable', 'select null::int as line, null as field, null as value, null::jsonb as detail');
  return outlook;
}

function* planProblems({ columns, subject }: Plan, shapes: string) {
  if (!columns.name) yield 'no-name-column' as const;
  if (!columns.ncesId && !columns.pssId) yield 'no-id-column' as const;
  if (subject === 'district' && shapes === 'points') yield 'no-shapes' as const;
}

const alike = `
  select line, null as field, name as value, jsonb_build_object('first', first_line) as detail from (
    select line, name, id_value, first_value(line) over same as first_line, first_value(id_value) over same as first_id
    from incoming where street is not null and closed is not true
    window same as (partition by lower(name), lower(street), left(zip, 5) order by line)
  ) compared where line <> first_line and id_value is distinct from first_id`;
