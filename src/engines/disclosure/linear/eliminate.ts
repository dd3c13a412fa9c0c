import type { Equation, System } from './system.js';

/** What linear combination of the equations alone says, without bounds. */
export interface Elimination {
  /** Values of unknowns that a combination of equations determines, by index; a value may turn out not to be a count. */
  determined: Map<number, number>;
  contradiction: boolean;
}

/** Beyond this the whole-number arithmetic below could lose a unit. */
const largestEntry = 2 ** 25;

/**
 * Brings the equations into reduced row echelon form in exact whole-number arithmetic, rows kept free of common factors.
 * A row with one unknown left determines it, however many relations it took to get there.
 * When numbers grow beyond what is exact, elimination gives up and determines nothing: the solver decides then.
 */
export function eliminate(system: System): Elimination {
  const pivotRows = new Map<number, Row>();
  const rowsWith = new Map<number, Set<Row>>();
  for (const equation of system.equations) {
    let row: Row | undefined = rowFrom(equation);
    for (const { unknown } of equation.terms) {
      const pivot = pivotRows.get(unknown);
      if (row && pivot) row = cancel(row, pivot, unknown);
    }
    if (!row || !isExact(row)) return { determined: new Map(), contradiction: false };
    const unknown = row.coefficients.keys().next().value;
    if (unknown === undefined) {
      if (row.constant !== 0) return { determined: new Map(), contradiction: true };
      continue;
    }
    for (const other of rowsWith.get(unknown) ?? []) {
      const changed = cancel(other, row, unknown);
      if (!changed) return { determined: new Map(), contradiction: false };
      for (const column of other.coefficients.keys()) rowsWith.get(column)!.delete(other);
      Object.assign(other, changed);
      note(rowsWith, other);
    }
    pivotRows.set(unknown, row);
    note(rowsWith, row);
  }
  return { determined: singles(pivotRows.values()), contradiction: false };
}

interface Row {
  coefficients: Map<number, number>;
  constant: number;
}

function rowFrom({ terms, constant }: Equation): Row {
  return { coefficients: new Map(terms.map(({ unknown, coefficient }) => [unknown, coefficient])), constant };
}

/** `row` minus the multiple of `pivot` that removes the unknown, divided by the common factor; nothing when that is not exact. */
function cancel(row: Row, pivot: Row, unknown: number): Row | undefined {
  if (!isExact(row)) return undefined;
  const own = pivot.coefficients.get(unknown)!;
  const theirs = row.coefficients.get(unknown)!;
  const coefficients = own === 1 ? new Map(row.coefficients) : new Map<number, number>();
  if (own !== 1) for (const [column, value] of row.coefficients) coefficients.set(column, value * own);
  for (const [column, value] of pivot.coefficients) {
    const left = (coefficients.get(column) ?? 0) - value * theirs;
    if (left === 0) coefficients.delete(column);
    else coefficients.set(column, left);
  }
  const cancelled = withoutFactor({ coefficients, constant: row.constant * own - pivot.constant * theirs });
  return isExact(cancelled) ? cancelled : undefined;
}

function withoutFactor(row: Row): Row {
  let factor = Math.abs(row.constant);
  for (const value of row.coefficients.values()) {
    if (factor === 1) return row;
    factor = greatestCommonDivisor(factor, Math.abs(value));
  }
  if (factor <= 1) return row;
  for (const [column, value] of row.coefficients) row.coefficients.set(column, value / factor);
  return { coefficients: row.coefficients, constant: row.constant / factor };
}

function isExact({ coefficients, constant }: Row): boolean {
  if (Math.abs(constant) > largestEntry) return false;
  for (const value of coefficients.values()) if (Math.abs(value) > largestEntry) return false;
  return true;
}

function note(rowsWith: Map<number, Set<Row>>, row: Row): void {
  for (const column of row.coefficients.keys()) {
    if (!rowsWith.has(column)) rowsWith.set(column, new Set());
    rowsWith.get(column)!.add(row);
  }
}

function singles(rows: Iterable<Row>): Map<number, number> {
  const determined = new Map<number, number>();
  for (const { coefficients, constant } of rows) {
    const [first] = coefficients;
    if (first && coefficients.size === 1) determined.set(first[0], constant / first[1] + 0);
  }
  return determined;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
