import type pg from 'pg';
import { copyInto } from '#ground/db/copy.js';
import { type ImportProblem, type ImportProblemCode, weightOf } from '../problem.js';

/** Keeps the problems of an import on a connection of its own, so that they are there also where nothing was imported. */
export interface ProblemLog {
  report(problem: ImportProblem): void;
  counts: ReadonlyMap<ImportProblemCode, number>;
  end(): Promise<void>;
}

/** More rows than anybody reads; the counts go on. */
const mostKept = 20_000;

export async function openProblemLog(client: pg.ClientBase, districtId: string, importId: string): Promise<ProblemLog> {
  await client.query('delete from records.import_problem where district_id = $1 and import_id = $2', [
    districtId,
    importId,
  ]);
  const kept: ImportProblem[] = [];
  const counts = new Map<ImportProblemCode, number>();
  return {
    counts,
    report(problem) {
      counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
      if (kept.length < mostKept) kept.push(problem);
    },
    async end() {
      const columns = 'district_id import_id number weight code file line column_name value hint'.split(' ');
      const copy = copyInto(client, 'records.import_problem', columns);
      for (const [index, { code, file, line, column, value, hint }] of kept.entries())
        await copy.write([
          districtId,
          importId,
          index + 1,
          weightOf(code),
          code,
          file,
          line,
          column,
          value?.replaceAll('\0', ' '),
          JSON.stringify(hint).replaceAll('\\u0000', ' '),
        ]);
      await copy.end();
    },
  };
}
