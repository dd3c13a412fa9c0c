import loadHighs, { type Highs } from 'highs';
import type { System } from './system.js';

/** The solver, loaded once for the process. */
export const highsRuntime = (): Promise<Highs> => (loading ??= load());

/** A system as HiGHS takes it: rows are equations, nothing is optimised yet, and counts may be fractions. */
export function modelOf({ unknowns, equations }: System): Parameters<Highs['createModel']>[0] {
  const starts = [0];
  for (const { terms } of equations) starts.push(starts.at(-1)! + terms.length);
  const terms = equations.flatMap((equation) => equation.terms);
  return {
    numCols: unknowns.length,
    numRows: equations.length,
    colCost: unknowns.map(() => 0),
    colLower: unknowns.map(({ low }) => low),
    colUpper: unknowns.map(({ high }) => high),
    rowLower: equations.map(({ constant }) => constant),
    rowUpper: equations.map(({ constant }) => constant),
    matrix: {
      format: 'csr',
      numRows: equations.length,
      numCols: unknowns.length,
      starts,
      indices: terms.map(({ unknown }) => unknown),
      values: terms.map(({ coefficient }) => coefficient),
    },
  };
}

let loading: Promise<Highs> | undefined;

/** The package's types describe its CommonJS face, whose default export sits one level deeper than in the module that is loaded. */
const load = loadHighs as unknown as (typeof loadHighs)['default'];
