import type { Relation, TableSet } from '#engines/disclosure/index.js';

/** The least and the greatest count of every withheld cell over all tables; nothing when no table fits. */
export function enumerate(tables: TableSet, ceiling: number): Map<string, { low: number; high: number }> {
  const extremes = new Map<string, { low: number; high: number }>();
  for (const table of everyTable(tables, ceiling))
    for (const [id, value] of table) {
      const { low, high } = extremes.get(id) ?? { low: value, high: value };
      extremes.set(id, { low: Math.min(low, value), high: Math.max(high, value) });
    }
  return extremes;
}

/** Those of some withheld cells for which no two different counts can be found. */
export function recoverable(tables: TableSet, cells: Iterable<string>, ceiling: number): string[] {
  return [...cells].filter((id) => {
    const { low = 0, high = ceiling } = tables.cells.find((cell) => cell.id === id)!;
    let possible = 0;
    for (let value = low; value <= Math.min(high, ceiling) && possible < 2; value++) {
      const guessed = tables.cells.map((cell) => (cell.id === id ? { id, value } : cell));
      if (isPossible({ ...tables, cells: guessed }, ceiling)) possible++;
    }
    return possible < 2;
  });
}

/** Whether any table fits what is published. */
export const isPossible = (tables: TableSet, ceiling: number): boolean => !everyTable(tables, ceiling).next().done;

/**
 * Every whole-number filling of the withheld cells that fits what is published, by trying: a cell takes each count from its
 * lowest to its highest, at most `ceiling`, except that the last open cell of a relation is what the relation leaves, and
 * that a filling is given up when the open cells of a relation can no longer make up its sum.
 */
function* everyTable({ cells, relations }: TableSet, ceiling: number): Generator<ReadonlyMap<string, number>> {
  const values = new Map(cells.map(({ id, value }) => [id, value]));
  const withheld = cells.filter(({ value }) => value === null);
  const ends = new Map(
    withheld.map(({ id, low = 0, high = ceiling }) => [id, [low, Math.min(high, ceiling)] as const]),
  );
  const openIn = ({ terms }: Relation): string[] =>
    terms.filter(({ cell }) => values.get(cell) === null).map(({ cell }) => cell);
  const rest = ({ terms }: Relation): number =>
    terms.reduce((sum, { cell, coefficient }) => sum + coefficient * (values.get(cell) ?? 0), 0);

  const isHopeless = (relation: Relation): boolean => {
    let [least, most] = [rest(relation), rest(relation)];
    for (const { cell, coefficient } of relation.terms) {
      if (values.get(cell) !== null) continue;
      const reach = ends.get(cell)!.map((end) => coefficient * end);
      least += Math.min(...reach);
      most += Math.max(...reach);
    }
    return least > 0 || most < 0;
  };

  function* fill(): Generator<ReadonlyMap<string, number>> {
    let forced: { id: string; value: number } | undefined;
    for (const relation of relations) {
      if (isHopeless(relation)) return;
      const [id, ...others] = openIn(relation);
      if (id === undefined || others.length > 0) continue;
      forced = { id, value: 0 - rest(relation) / relation.terms.find(({ cell }) => cell === id)!.coefficient };
    }
    const cell = forced
      ? withheld.find(({ id }) => id === forced.id)
      : withheld.find(({ id }) => values.get(id) === null);
    if (!cell) {
      yield new Map(withheld.map(({ id }) => [id, values.get(id)!]));
      return;
    }
    const [low, high] = ends.get(cell.id)!;
    for (let value = forced?.value ?? low; value <= (forced?.value ?? high); value++) {
      if (value < low || value > high || !Number.isInteger(value)) continue;
      values.set(cell.id, value);
      yield* fill();
    }
    values.set(cell.id, null);
  }
  yield* fill();
}
