import type { Problem } from './problem.js';

/** A table found in the rows of a file. */
export interface FoundTable {
  /** The line of the header, from 1. */
  headerLine: number;
  columns: Column[];
  rows: BodyRow[];
  /** Text above the header, such as the file's title. */
  titles: string[];
  /** Text below the last row, such as the legend of marks. */
  notes: string[];
  problems: Problem[];
}

export interface Column {
  /** Unique within the table. */
  name: string;
  /** Place in the row, from 0. */
  index: number;
}

/** `cells` has one text for every column; `line` counts from 1. */
export interface BodyRow {
  line: number;
  cells: string[];
}

/**
 * Finds header and body in decoded rows: skips titles above, takes notes below, drops empty rows and columns at the end and
 * what is left of a byte order mark.
 */
export function findTable(raw: readonly (readonly string[])[]): FoundTable {
  const rows = raw
    .map((cells, index) => ({ line: index + 1, cells: cells.map(withoutByteOrderMark) }))
    .filter(({ cells }) => cells.some(isFilled));
  const header = rows.slice(0, mostTitles).find((row) => isHeader(row.cells, rows));
  if (!header)
    return {
      headerLine: 0,
      columns: [],
      rows: [],
      titles: [],
      notes: [],
      problems: [{ line: 1, code: 'header-not-found', hint: {} }],
    };

  const at = rows.indexOf(header);
  const below = rows.slice(at + 1);
  const notes: BodyRow[] = [];
  while (isNote(below.at(-1))) notes.unshift(below.pop()!);
  const problems: Problem[] = [];
  const columns = columnsOf(header, below, problems);
  return {
    headerLine: header.line,
    columns,
    rows: below.map(({ line, cells }) => ({ line, cells: columns.map(({ index }) => cells[index] ?? '') })),
    titles: rows.slice(0, at).map(textOf),
    notes: notes.map(textOf),
    problems,
  };
}

/** How far down a header is looked for. */
const mostTitles = 30;

const isFilled = (text: string): boolean => text.trim() !== '';
const filled = (cells: readonly string[]): string[] => cells.filter(isFilled);
const isNumeric = (text: string): boolean => /^[\s\d.,%+-]+$/u.test(text);
const textOf = ({ cells }: BodyRow): string => filled(cells).join(' ');
const withoutByteOrderMark = (text: string): string => text.replace(/^(\ufeff|ï»¿)/u, '');

/** A header names most of the columns that the fullest rows fill, and is words, each once. */
function isHeader(cells: readonly string[], rows: readonly BodyRow[]): boolean {
  const names = filled(cells);
  const widest = Math.max(...rows.map((row) => filled(row.cells).length));
  const words = names.filter((name) => !isNumeric(name));
  return names.length >= 2 && names.length * 2 > widest && words.length * 2 > names.length;
}

/** A note is a single text in the first column; a number there could be a row. */
function isNote(row: BodyRow | undefined): boolean {
  if (!row) return false;
  const texts = filled(row.cells);
  return texts.length === 1 && isFilled(row.cells[0]!) && !isNumeric(texts[0]!) && texts[0]!.length > 3;
}

function columnsOf(header: BodyRow, rows: readonly BodyRow[], problems: Problem[]): Column[] {
  const width = Math.max(header.cells.length, ...rows.map(({ cells }) => cells.findLastIndex(isFilled) + 1));
  const columns: Column[] = [];
  const taken = new Set<string>();
  for (let index = 0; index < width; index++) {
    const written = (header.cells[index] ?? '').trim();
    if (written === '' && !rows.some(({ cells }) => isFilled(cells[index] ?? ''))) continue;
    let name = written || `column ${index + 1}`;
    for (let copy = 2; taken.has(name); copy++) name = `${written} (${copy})`;
    if (written === '')
      problems.push({ line: header.line, column: name, code: 'column-without-name', hint: { as: name } });
    else if (name !== written)
      problems.push({ line: header.line, column: written, code: 'column-named-twice', hint: { as: name } });
    taken.add(name);
    columns.push({ name, index });
  }
  for (const { line, cells } of rows) {
    const last = cells.findLastIndex(isFilled) + 1;
    if (last > header.cells.length)
      problems.push({ line, code: 'row-too-long', hint: { cells: last, columns: header.cells.length } });
  }
  return columns;
}
