import type { PublishedCell, TableSet } from '../model.js';

/** The attacker's view: whole unknown counts between bounds, tied by equations. */
export interface System {
  unknowns: readonly Unknown[];
  equations: readonly Equation[];
}

/** `high` may be `Infinity`. */
export interface Unknown {
  id: string;
  low: number;
  high: number;
}

/** Σ coefficient × unknown = constant. */
export interface Equation {
  id: string;
  terms: readonly EquationTerm[];
  constant: number;
}

/** `unknown` is an index into the system's unknowns. */
export interface EquationTerm {
  unknown: number;
  coefficient: number;
}

/**
 * Writes a table set as equations over its withheld cells, with each relation's printed cells moved to the constant.
 *
 * @throws RangeError for what no publisher can mean: a count that is negative or not whole, a cell twice, a relation over
 *   an unknown cell or with a coefficient that is zero or not whole.
 */
export function systemOf(tables: TableSet): System {
  const cells = cellsById(tables);
  const unknowns: Unknown[] = [];
  const indexOf = new Map<string, number>();
  for (const cell of tables.cells) {
    if (cell.value !== null) continue;
    indexOf.set(cell.id, unknowns.length);
    unknowns.push({ id: cell.id, low: cell.low ?? 0, high: cell.high ?? Infinity });
  }
  const equations = tables.relations.map((relation) => {
    const coefficients = new Map<number, number>();
    let constant = 0;
    for (const { cell: id, coefficient } of relation.terms) {
      const cell = cells.get(id);
      if (!cell) throw new RangeError(`Relation ${relation.id} names the unknown cell ${id}`);
      if (!Number.isSafeInteger(coefficient) || coefficient === 0)
        throw new RangeError(`Relation ${relation.id} has the coefficient ${coefficient}`);
      if (cell.value !== null) constant -= coefficient * cell.value;
      else {
        const index = indexOf.get(id)!;
        coefficients.set(index, (coefficients.get(index) ?? 0) + coefficient);
      }
    }
    return { id: relation.id, constant, terms: termsFrom(coefficients) };
  });
  return { unknowns, equations };
}

/** The terms of an equation given as coefficients by unknown, in the order of the unknowns, without those that cancelled. */
export function termsFrom(coefficients: ReadonlyMap<number, number>): EquationTerm[] {
  return [...coefficients]
    .filter(([, coefficient]) => coefficient !== 0)
    .sort(([a], [b]) => a - b)
    .map(([unknown, coefficient]) => ({ unknown, coefficient }));
}

function cellsById(tables: TableSet): Map<string, PublishedCell> {
  const cells = new Map<string, PublishedCell>();
  for (const cell of tables.cells) {
    if (cells.has(cell.id)) throw new RangeError(`Cell ${cell.id} appears twice`);
    for (const count of [cell.value, cell.low, cell.high])
      if (count != null && count !== Infinity && (!Number.isSafeInteger(count) || count < 0))
        throw new RangeError(`Cell ${cell.id} has ${count}, which is not a count`);
    if (cell.value === Infinity) throw new RangeError(`Cell ${cell.id} has ${cell.value}, which is not a count`);
    cells.set(cell.id, cell);
  }
  return cells;
}
