import type pg from 'pg';
import { type Problem, type ProblemCode, type Report, severities } from '../problem.js';
import { copyInto } from '#ground/db/copy.js';

/** Keeps the problems of an import while its rows are read, on a connection of its own. */
export interface ProblemLog {
  report: Report;
  /** How many there are of each kind so far. */
  counts: ReadonlyMap<ProblemCode, number>;
  /** Waits until what was told is on its way, so that memory holds little. */
  settle(): Promise<void> | undefined;
  end(): Promise<void>;
}

/** Told once for each column and value, with how often: a file may hold a hundred thousand of them. */
const toldOnce: ReadonlySet<ProblemCode> = new Set([
  'no-value-code',
  'level-unknown',
  'sector-unknown',
  'status-unknown',
  'control-signs',
]);

export async function openProblemLog(client: pg.ClientBase, importId: string): Promise<ProblemLog> {
  await client.query('delete from commons.directory_problem where import_id = $1', [importId]);
  const copy = copyInto(client, 'commons.directory_problem', [
    'import_id',
    'number',
    'severity',
    'code',
    'line',
    'field',
    'value',
    'detail',
  ]);
  const counts = new Map<ProblemCode, number>();
  const grouped = new Map<string, { problem: Problem; times: number }>();
  let number = 0;
  let waiting: Promise<void> | undefined;
  const write = ({ code, line, column, value, detail }: Problem) => {
    number += 1;
    waiting =
      copy.write([
        importId,
        number,
        severities[code],
        code,
        line,
        column,
        value?.replaceAll('\0', ' '),
        detail && JSON.stringify(detail),
      ]) ?? waiting;
  };
  return {
    counts,
    report(problem) {
      counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
      if (!toldOnce.has(problem.code)) return write(problem);
      const key = [problem.code, problem.column, problem.value].join('\0');
      const known = grouped.get(key);
      if (known) known.times += 1;
      else if (grouped.size < 10_000) grouped.set(key, { problem, times: 1 });
    },
    settle() {
      const now = waiting;
      waiting = undefined;
      return now;
    },
    async end() {
      for (const { problem, times } of grouped.values()) write({ ...problem, detail: { ...problem.detail, times } });
      await waiting;
      await copy.end();
    },
  };
}

/** Adds problems that only the whole file shows, found by a query that gives `code, line, field, value, detail`. */
export async function addProblems(
  client: pg.ClientBase,
  importId: string,
  code: ProblemCode,
  found: string,
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into commons.directory_problem (import_id, number, severity, code, line, field, value, detail)
     select $1, (select coalesce(max(number), 0) from commons.directory_problem where import_id = $1) + row_number() over (order by line), $2, $3, line, field, value, detail
     from (${found}) found`,
    [importId, severities[code], code],
  );
  return rowCount ?? 0;
}
