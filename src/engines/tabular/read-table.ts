import { type CellReading, readCell } from './cell.js';
import type { FoundTable } from './find-table.js';
import { readIdentifier, usualDigits } from './identifier.js';
import type { Mark } from './marks.js';
import type { Problem } from './problem.js';

/** Which columns to read as what, as a person confirmed it. Columns are given by name. */
export interface Reading {
  /** Columns that name a row, such as `{ column: 'distcode', digits: 2 }`; without `digits`, most of the column decides. */
  ids: readonly { column: string; digits?: number }[];
  texts: readonly string[];
  counts: readonly string[];
  rates: readonly string[];
  /** Numbers of any kind, such as average scores. */
  measures?: readonly string[];
  marks: ReadonlyMap<string, Mark>;
}

export interface ReadRow {
  line: number;
  /** By column; nothing where the row has no such id. */
  ids: Readonly<Record<string, string | undefined>>;
  texts: Readonly<Record<string, string>>;
  /** By column. Counts are whole and not negative, rates from 0 to 100. */
  values: Readonly<Record<string, CellReading>>;
}

/**
 * Reads the rows of a table with what is wrong in them. A row that names nothing is a summary line at the foot of the file:
 * its blanks are missing, whatever a blank means elsewhere.
 */
export function readTable(table: FoundTable, reading: Reading): { rows: ReadRow[]; problems: Problem[] } {
  const places = new Map(table.columns.map(({ name }, place) => [name, place]));
  const textAt = (cells: readonly string[], column: string): string => {
    const place = places.get(column);
    if (place === undefined) throw new RangeError(`The table has no column ${column}`);
    return cells[place]!;
  };
  const digits = new Map(
    reading.ids.map(({ column, digits: given }) => [
      column,
      given ?? usualDigits(table.rows.map(({ cells }) => textAt(cells, column))),
    ]),
  );
  const problems: Problem[] = [];

  const rows = table.rows.map(({ line, cells }): ReadRow => {
    const report = (column: string, code: Problem['code'], hint: Problem['hint'] = {}): void => {
      problems.push({ line, column, value: textAt(cells, column), code, hint });
    };
    const id = (column: string): string | undefined => {
      const found = readIdentifier(textAt(cells, column), digits.get(column));
      if (found.code) report(column, found.code, hintFor(found.id, digits.get(column)));
      return found.id;
    };
    const isSummary = reading.ids.every(({ column }) => textAt(cells, column).trim() === '');
    const value = (column: string, kind: Kind): CellReading => {
      const text = textAt(cells, column);
      if (isSummary && text.trim() === '') return { kind: 'missing' };
      const found = readCell(text, reading.marks);
      if (found.kind === 'unreadable') report(column, 'value-not-understood');
      if (found.kind !== 'number' || isPossible(found, kind)) return found;
      report(column, kind === 'count' ? 'count-impossible' : 'rate-impossible');
      return { kind: 'unreadable', text };
    };
    return {
      line,
      ids: Object.fromEntries(reading.ids.map(({ column }) => [column, id(column)])),
      texts: Object.fromEntries(reading.texts.map((column) => [column, textAt(cells, column).trim()])),
      values: Object.fromEntries([
        ...reading.counts.map((column) => [column, value(column, 'count')] as const),
        ...reading.rates.map((column) => [column, value(column, 'rate')] as const),
        ...(reading.measures ?? []).map((column) => [column, value(column, 'measure')] as const),
      ]),
    };
  });
  return { rows, problems };
}

type Kind = 'count' | 'rate' | 'measure';

function hintFor(id: string | undefined, digits: number | undefined): Problem['hint'] {
  return { ...(id !== undefined && { as: id }), ...(digits !== undefined && { digits }) };
}

function isPossible({ value, unit }: CellReading & { kind: 'number' }, kind: Kind): boolean {
  if (kind === 'measure') return true;
  if (kind === 'rate') return value >= 0 && value <= 100;
  return unit === undefined && Number.isSafeInteger(value) && value >= 0;
}
