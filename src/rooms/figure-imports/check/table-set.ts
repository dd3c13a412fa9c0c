import type { TableSet } from '#engines/disclosure/index.js';
import { type CellReading, cellId, relationsOf, type RelationProblem } from '#engines/tabular/index.js';
import { type Breakdown, breakdownsOf } from './breakdowns.js';

/** A count that someone could see, or whose absence they see. */
export interface CountCell {
  /** A place, or a row of a file that stands for none. */
  place: string;
  /** The place whose figures include these. */
  parent: string | null;
  group: string;
  /** What the publisher printed; null where it withheld. */
  value: number | null;
  /** Shown by an earlier publication: Longtable cannot take it back. */
  fixed?: boolean;
  /** What is known of a withheld one. */
  low?: number;
  high?: number;
}

/** The tables of one measure in one year with the sums that a reader could use, and the sums that the numbers refute. */
export function tableSetOf(cells: readonly CountCell[]): TableSet & { problems: RelationProblem[] } {
  const breakdowns = breakdownsOf(cells);
  const told = sumsOf([...cells, ...omitted(cells, breakdowns)], breakdowns);
  // Sums do not lie: where a withheld number cannot be as small as its publisher is said to withhold, the rule is wrong.
  const doubted = new Set(told.problems.flatMap(({ code, relation }) => (code === 'sum-impossible' ? [relation] : [])));
  const { tables, problems } =
    doubted.size === 0
      ? told
      : sumsOf(withoutBounds([...cells, ...omitted(cells, breakdowns)], doubted, breakdowns), breakdowns);
  const shownBefore = new Set(cells.filter(({ fixed }) => fixed).map(({ place, group }) => cellId(place, group)));
  return {
    relations: tables.relations,
    // What was shown before has one known value, whether or not it is shown again.
    cells: tables.cells.map((cell) =>
      shownBefore.has(cell.id) && cell.value !== null ? { ...cell, low: cell.value, high: cell.value } : cell,
    ),
    problems: [
      ...told.problems.filter(({ relation }) => doubted.has(relation)),
      ...problems.filter(({ relation }) => !doubted.has(relation)),
    ],
  };
}

function sumsOf(cells: readonly CountCell[], breakdowns: readonly Breakdown[]) {
  const counts = [...new Set(cells.map(({ group }) => group))];
  return relationsOf({ rows: placeRows(cells), counts, breakdowns, total: 'all', withheld: { low: 0 } });
}

/** The cells of doubted sums, by the names that sums have: `place by breakdown`, or `place group` over the places below. */
function withoutBounds(
  cells: readonly CountCell[],
  doubted: ReadonlySet<string>,
  breakdowns: readonly Breakdown[],
): CountCell[] {
  return cells.map(({ low, high, ...cell }) => {
    const within = breakdowns
      .filter(({ parts }) => parts.includes(cell.group))
      .map(({ name }) => `${cell.place} by ${name}`);
    const sums = [...within, `${cell.parent} ${cell.group}`, `${cell.place} ${cell.group}`];
    if (sums.some((sum) => doubted.has(sum))) return cell;
    return { ...cell, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
  });
}

/**
 * Some publishers leave out a small group's row: what its place lacks to its total then stands for withheld numbers. Where
 * it lacks nothing, the groups that are not there have nobody.
 */
function omitted(cells: readonly CountCell[], breakdowns: readonly Breakdown[]): CountCell[] {
  return [...Map.groupBy(cells, ({ place }) => place).values()].flatMap((own) => {
    const at = new Map(own.map((cell) => [cell.group, cell]));
    const total = at.get('all');
    return breakdowns.flatMap(({ parts }) => {
      const there = parts.flatMap((part) => at.get(part) ?? []);
      const shown = there.reduce((sum, { value }) => sum + (value ?? 0), 0);
      if (!total || total.value === null || there.length === 0 || shown > total.value) return [];
      const isWhole = shown === total.value && there.every(({ value }) => value !== null);
      const { place, parent } = total;
      return parts
        .filter((part) => !at.has(part))
        .map((group) => ({ place, parent, group, value: isWhole ? 0 : null }));
    });
  });
}

function placeRows(cells: readonly CountCell[]) {
  return [...Map.groupBy(cells, ({ place }) => place)].map(([key, own]) => ({
    key,
    ...(own[0]!.parent !== null && { parent: own[0]!.parent }),
    values: Object.fromEntries(own.map((cell) => [cell.group, readingOf(cell)])),
  }));
}

function readingOf({ value, low, high }: CountCell): CellReading {
  if (value !== null) return { kind: 'number', value };
  return { kind: 'withheld', mark: '', ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}
