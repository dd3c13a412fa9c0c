import { type PublishedCell, type Relation, type TableSet, totalOf } from '../disclosure/index.js';
import type { CellReading } from './cell.js';

/** One place of a published table, or several tables joined by the keys of their places. */
export interface PlaceRow {
  /** Unique, such as `school:01103`. */
  key: string;
  /** The place whose counts are the sum of this one and its siblings. */
  parent?: string;
  values: Readonly<Record<string, CellReading>>;
}

export interface RelationMapping {
  rows: readonly PlaceRow[];
  /** The columns that are counts. */
  counts: readonly string[];
  /** Columns of counts that break a total down completely, such as the seven races. */
  breakdowns: readonly { name: string; total: string; parts: readonly string[] }[];
  /** The column that tells whether the places below one are all there: its sum has to hold for the others to be believed. */
  total: string;
  /** What everyone knows of a withheld count whose mark does not say. */
  withheld: { low: number; high?: number };
}

/** A sum that was expected and is not there: it is left out, and a person should know. */
export interface RelationProblem {
  relation: string;
  code: /** Nothing is withheld and the sum is wrong. */
    | 'sum-does-not-hold'
    /** No counts within the withheld cells' bounds make the sum right. */
    | 'sum-impossible'
    /** The places below do not add up to this one's total, so that no column of theirs can be taken for a sum. */
    | 'places-incomplete';
  total: number;
  /** What the parts add up to, at least and at most; `most` may be `Infinity`. */
  least: number;
  most: number;
}

/**
 * Writes places and their columns as cells and sums for the disclosure engine: every breakdown in every place, and every
 * column of every place that has places below it. Cells that are missing, not applicable or unreadable are no cells, and a
 * sum over them is not known.
 */
export function relationsOf(mapping: RelationMapping): { tables: TableSet; problems: RelationProblem[] } {
  const cells = new Map<string, PublishedCell>();
  for (const { key, values } of mapping.rows)
    for (const column of mapping.counts) {
      const cell = cellOf(cellId(key, column), values[column], mapping.withheld);
      if (cell) cells.set(cell.id, cell);
    }
  const relations: Relation[] = [];
  const problems: RelationProblem[] = [];
  const add = (id: string, total: string, parts: readonly string[], code?: RelationProblem['code']): boolean => {
    const found = [total, ...parts].map((cell) => cells.get(cell));
    if (parts.length === 0 || found.some((cell) => !cell)) return false;
    const problem = check(id, found[0]!, found.slice(1) as PublishedCell[], code);
    if (problem) problems.push(problem);
    else relations.push(totalOf(id, total, parts));
    return !problem;
  };

  for (const { key } of mapping.rows)
    for (const { name, total, parts } of mapping.breakdowns)
      add(
        `${key} by ${name}`,
        cellId(key, total),
        parts.map((column) => cellId(key, column)),
      );

  const places = new Set(mapping.rows.map(({ key }) => key));
  for (const [parent, children] of Map.groupBy(mapping.rows, (row) => row.parent)) {
    if (parent === undefined || !places.has(parent)) continue;
    const sum = (column: string, code?: RelationProblem['code']): boolean =>
      add(
        `${parent} ${column}`,
        cellId(parent, column),
        children.map(({ key }) => cellId(key, column)),
        code,
      );
    if (!sum(mapping.total, 'places-incomplete')) continue;
    for (const column of mapping.counts) if (column !== mapping.total) sum(column);
  }
  return { tables: { cells: [...cells.values()], relations }, problems };
}

/** The id under which a place's column is known to the disclosure engine. */
export const cellId = (key: string, column: string): string => `${key}|${column}`;

function cellOf(
  id: string,
  reading: CellReading | undefined,
  known: RelationMapping['withheld'],
): PublishedCell | undefined {
  if (reading?.kind === 'number') return { id, value: reading.value };
  if (reading?.kind !== 'withheld') return undefined;
  const high = reading.high ?? known.high;
  return { id, value: null, low: reading.low ?? known.low, ...(high !== undefined && { high }) };
}

function check(
  relation: string,
  total: PublishedCell,
  parts: readonly PublishedCell[],
  code?: RelationProblem['code'],
): RelationProblem | undefined {
  const least = parts.reduce((sum, part) => sum + (part.value ?? part.low ?? 0), 0);
  const most = parts.reduce((sum, part) => sum + (part.value ?? part.high ?? Infinity), 0);
  const [low, high] = [total.value ?? total.low ?? 0, total.value ?? total.high ?? Infinity];
  if (least <= high && low <= most) return undefined;
  const isComplete = total.value !== null && least === most;
  return { relation, code: code ?? (isComplete ? 'sum-does-not-hold' : 'sum-impossible'), total: low, least, most };
}
