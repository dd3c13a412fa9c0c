import {
  askAboutZeros,
  type ColumnGuess,
  type FoundTable,
  guessRoles,
  legend,
  readCell,
  readTable,
  subgroupOf,
  type ZeroQuestion,
} from '#engines/tabular/index.js';
import { groupOf } from '#rooms/figures/room.js';
import { schoolYear, yearWithin } from '../check/school-year.js';
import type { FigureColumn, Mapping } from '../mapping.js';

/** How a file seems to be meant, and what only a person can say. */
export interface Proposal {
  mapping: Mapping;
  questions: Question[];
  shape: 'wide' | 'long' | 'flat';
}

export type Question =
  | ({ code: 'zeros' } & Omit<ZeroQuestion, 'code'>)
  /** Empty cells stand where small counts would: withheld, or missing? `least`: the least count above zero that is printed. */
  | { code: 'blanks'; cells: number; least: number }
  /** No year stands in the file. */
  | { code: 'year' }
  /** Nothing tells what these columns of numbers measure. */
  | { code: 'measure'; columns: string[] };

/** Proposes how to understand a table, from its header, its values and the file's name. */
export function propose(table: FoundTable, fileName: string, state: string): Proposal {
  const guess = guessRoles(table);
  const at = (role: string) => guess.columns.find((column) => column.role === role)?.column ?? null;
  const level = at('school id') || at('school name') ? 'school' : 'district';
  const figures = figuresOf(guess.columns, table);
  const counts = Object.keys(figures).filter((column) => figures[column]!.measure === 'enrollment');
  const withheld = blanksOf(table, counts);
  const year = yearOf(guess.columns, table, fileName);
  const id = at(`${level} id`);
  const mapping: Mapping = {
    places: {
      level,
      id,
      name: at(`${level} name`),
      idSystem: id && idSystemOf(valuesOf(table, id), level, state),
      districtName: level === 'school' ? at('district name') : null,
      districtId: level === 'school' ? at('district id') : null,
      state,
      stateRow: stateRowOf(table, at(`${level} name`)),
    },
    year: year ?? { fixed: '' },
    groups: groupsOf(guess.columns, table),
    only: onlyOf(guess.columns, table),
    figures,
    zeros: 'zero',
    marks: withheld ? { '': 'withheld' } : {},
    withheldBelow: withheld && usualLimits.includes(withheld.least) ? withheld.least : null,
    matches: {},
  };
  const zeros = zerosOf(table, mapping, counts);
  const unsaid = guess.columns.flatMap(({ column, role }) =>
    (role === 'count' || role === 'rate') && !figures[column] ? [column] : [],
  );
  return {
    mapping,
    shape: guess.shape,
    questions: [
      ...(zeros ? [{ ...zeros, code: 'zeros' as const }] : []),
      ...(withheld ? [{ code: 'blanks' as const, ...withheld }] : []),
      ...(year || Object.values(figures).every((figure) => figure.year) ? [] : [{ code: 'year' as const }]),
      ...(unsaid.length > 0 ? [{ code: 'measure' as const, columns: unsaid }] : []),
    ],
  };
}

/** The least counts that states print: minimum group sizes in use. */
const usualLimits = [5, 6, 10, 11, 15, 16, 20, 21];

function figuresOf(columns: readonly ColumnGuess[], table: FoundTable): Record<string, FigureColumn> {
  const isLong = columns.some(({ role }) => role === 'subgroup');
  const found: Record<string, FigureColumn> = {};
  for (const guess of columns) {
    const { column } = guess;
    const year = yearWithin(column);
    if (guess.role === 'subgroup count')
      found[column] = { measure: 'enrollment', group: groupOf(guess.subgroup.code), year, scale: 'as written' };
    if (guess.role === 'count' && /student count|enrol/iu.test(column))
      found[column] = { measure: 'enrollment', group: isLong ? null : 'all', year, scale: 'as written' };
    const measure = guess.role === 'rate' && measureOf(column);
    if (measure)
      found[column] = { measure, group: isLong ? null : 'all', year, scale: scaleOf(valuesOf(table, column)) };
  }
  return found;
}

/** The measure that a column's name tells beyond doubt; 15 days and 10% of days are two measures. */
function measureOf(column: string): string | undefined {
  if (/chronic/iu.test(column)) return /15/u.test(column) ? 'chronic-absence-crdc' : 'chronic-absence';
  if (/attendance.*(rate|%|percent)|(rate|%|percent).*attendance/iu.test(column)) return 'attendance-rate';
  if (/graduation.*(rate|%|percent)/iu.test(column)) return 'graduation-rate';
  if (/suspension.*(rate|%|percent)/iu.test(column)) return 'suspension-rate';
  return undefined;
}

function scaleOf(texts: readonly string[]): FigureColumn['scale'] {
  const numbers = texts.flatMap((text) => (/%/u.test(text) ? [100] : (numberIn(text) ?? [])));
  return numbers.length > 0 && numbers.every((value) => value <= 1) ? 'fraction' : 'as written';
}

function idSystemOf(texts: readonly string[], level: 'school' | 'district', state: string): string {
  const digits = level === 'school' ? 12 : 7;
  const isNces = texts.filter((text) => text !== '').every((text) => new RegExp(`^\\d{${digits}}$`, 'u').test(text));
  return isNces ? 'nces' : `state:${state}`;
}

function stateRowOf(table: FoundTable, name: string | null): string | null {
  if (!name) return null;
  return valuesOf(table, name).find((text) => /^(state|statewide|state total|all districts)$/iu.test(text)) ?? null;
}

function yearOf(columns: readonly ColumnGuess[], table: FoundTable, fileName: string): Mapping['year'] | null {
  const column = columns.find(({ role }) => role === 'year')?.column;
  if (column && valuesOf(table, column).some((text) => schoolYear(text))) return { column };
  for (const text of [fileName.replaceAll('_', ' '), ...table.titles]) {
    const fixed = yearWithin(text);
    if (fixed) return { fixed };
  }
  return null;
}

function groupsOf(columns: readonly ColumnGuess[], table: FoundTable): Mapping['groups'] {
  const column = columns.find(({ role }) => role === 'subgroup')?.column;
  if (!column) return null;
  const known = [...new Set(valuesOf(table, column))].map((text) => {
    const group = subgroupOf(text);
    return [text, group ? groupOf(group.code) : null] as const;
  });
  return { column, values: Object.fromEntries(known) };
}

/** Where rows stand for single grades and for all of them, only the latter count. */
function onlyOf(columns: readonly ColumnGuess[], table: FoundTable): Record<string, string> {
  const column = columns.find(({ role }) => role === 'grade')?.column;
  const all = column && valuesOf(table, column).find((text) => /^(all grades|all|total)$/iu.test(text));
  return column && all ? { [column]: all } : {};
}

function blanksOf(table: FoundTable, columns: readonly string[]): { cells: number; least: number } | null {
  const withBlanks = columns.map((column) => valuesOf(table, column)).filter((texts) => texts.includes(''));
  const positive = withBlanks
    .flatMap((texts) => texts.flatMap((text) => numberIn(text) ?? []))
    .filter((value) => value > 0);
  if (positive.length === 0) return null;
  return {
    cells: withBlanks.flat().filter((text) => text === '').length,
    least: positive.reduce((a, b) => Math.min(a, b)),
  };
}

function zerosOf(table: FoundTable, { marks, figures }: Mapping, counts: readonly string[]): ZeroQuestion | undefined {
  const { rows } = readTable(table, {
    ids: [],
    texts: [],
    counts,
    rates: [],
    marks: legend(...Object.entries(marks).map(([mark, meaning]) => ({ mark, meaning }))),
  });
  const total = counts.find((column) => figures[column]!.group === 'all');
  const parts = counts.filter((column) => column !== total);
  return askAboutZeros(
    rows.map(({ values }) => values),
    parts,
    total,
  );
}

function numberIn(text: string): number | undefined {
  const read = readCell(text);
  return read.kind === 'number' ? read.value : undefined;
}

function valuesOf(table: FoundTable, column: string): string[] {
  const place = table.columns.findIndex(({ name }) => name === column);
  return table.rows.map(({ cells }) => cells[place]!.trim());
}
