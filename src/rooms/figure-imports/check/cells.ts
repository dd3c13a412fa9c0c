import {
  type CellReading,
  type FoundTable,
  legend,
  type Problem,
  type ReadRow,
  readTable,
} from '#engines/tabular/index.js';
import type { FigureColumn, Mapping } from '../mapping.js';
import { schoolYear } from './school-year.js';

/** One figure of a file, as its publisher printed it. */
export interface Cell {
  line: number;
  column: string;
  row: string;
  measure: string;
  group: string;
  year: string;
  value: number | null;
  mark: 'value' | 'withheld' | 'missing' | 'not applicable';
  /** What everyone knows of a withheld count. */
  low?: number;
  high?: number;
}

/** A row of the file that names a place. */
export interface PlaceRow {
  key: string;
  line: number;
  id: string | null;
  name: string;
  /** The district that the row names, by id where there is one. */
  district: string | null;
  districtName: string | null;
  isState: boolean;
}

/** What is wrong beyond what the reading of tables itself can see. */
export type CellProblem =
  | Problem
  | {
      code: 'row-names-nothing' | 'year-unreadable' | 'group-unknown' | 'figure-twice';
      line: number;
      column?: string;
      value?: string;
      hint: Problem['hint'];
    };

export interface FileFigures {
  places: Map<string, PlaceRow>;
  cells: Cell[];
  problems: CellProblem[];
}

/** Reads every figure of a table as a mapping says. What cannot be understood becomes a problem, never a guess. */
export function readFigures(table: FoundTable, mapping: Mapping, units: ReadonlyMap<string, string>): FileFigures {
  const { rows, problems } = readTable(table, readingOf(mapping, units));
  const figures: FileFigures = { places: new Map(), cells: [], problems: [...table.problems, ...problems] };
  const seen = new Map<string, Cell>();
  for (const row of rows) {
    if (Object.entries(mapping.only).some(([column, value]) => row.texts[column] !== value)) continue;
    const place = placeIn(row, mapping);
    if (!place) {
      figures.problems.push({ code: 'row-names-nothing', line: row.line, hint: {} });
      continue;
    }
    if (!figures.places.has(place.key)) figures.places.set(place.key, place);
    const group = groupIn(row, mapping, figures.problems);
    if (group === null) continue;
    for (const [column, figure] of Object.entries(mapping.figures)) {
      const cell = cellIn(row, place, column, figure, group, mapping, figures.problems);
      if (cell) keep(cell, seen, figures);
    }
  }
  return figures;
}

function readingOf({ places, year, groups, only, figures, marks }: Mapping, units: ReadonlyMap<string, string>) {
  const columns = Object.entries(figures);
  const columnsOf = (unit: string) =>
    columns.filter(([, { measure }]) => (units.get(measure) ?? 'percent') === unit).map(([column]) => column);
  const texts = [
    places.name,
    places.districtName,
    'column' in year ? year.column : null,
    groups?.column,
    ...Object.keys(only),
  ];
  return {
    ids: [places.id, places.districtId].flatMap((column) => (column ? [{ column }] : [])),
    texts: [...new Set(texts.flatMap((column) => column ?? []))],
    counts: columnsOf('count'),
    rates: columnsOf('percent'),
    measures: columnsOf('ratio'),
    marks: legend(...Object.entries(marks).map(([mark, meaning]) => ({ mark, meaning }))),
  };
}

function placeIn({ line, ids, texts }: ReadRow, { places }: Mapping): PlaceRow | undefined {
  const text = (column: string | null) => (column && texts[column]) || null;
  const id = (places.id && ids[places.id]) || null;
  const name = text(places.name) ?? id;
  if (!name) return undefined;
  const districtName = text(places.districtName);
  const district = (places.districtId && ids[places.districtId]) || districtName;
  const isState = places.stateRow !== null && (name === places.stateRow || id === places.stateRow);
  const key = isState ? 'state' : (id ?? (district ? `${district}, ${name}` : name));
  return { key, line, id: isState ? null : id, name, district, districtName, isState };
}

/** The group that the row itself names; undefined where the columns name it, null where the row is left out. */
function groupIn({ line, texts }: ReadRow, { groups }: Mapping, problems: CellProblem[]): string | undefined | null {
  if (!groups) return undefined;
  const value = texts[groups.column] ?? '';
  const group = groups.values[value];
  if (group === undefined) problems.push({ code: 'group-unknown', line, column: groups.column, value, hint: {} });
  return group ?? null;
}

function cellIn(
  { line, texts, values }: ReadRow,
  place: PlaceRow,
  column: string,
  figure: FigureColumn,
  rowGroup: string | undefined,
  mapping: Mapping,
  problems: CellProblem[],
): Cell | undefined {
  const written = 'fixed' in mapping.year ? mapping.year.fixed : (texts[mapping.year.column] ?? '');
  const year = figure.year ?? schoolYear(written);
  if (!year) {
    problems.push({
      code: 'year-unreadable',
      line,
      ...('column' in mapping.year && { column: mapping.year.column }),
      value: written,
      hint: {},
    });
    return undefined;
  }
  const read = values[column];
  if (!read || read.kind === 'unreadable') return undefined;
  const group = figure.group ?? rowGroup ?? 'all';
  return { line, column, row: place.key, measure: figure.measure, group, year, ...meaningOf(read, figure, mapping) };
}

function meaningOf(
  read: Exclude<CellReading, { kind: 'unreadable' }>,
  { scale }: FigureColumn,
  { zeros, withheldBelow }: Mapping,
): Pick<Cell, 'value' | 'mark' | 'low' | 'high'> {
  const unseen = withheldBelow === null ? {} : { low: 0, high: withheldBelow - 1 };
  if (read.kind === 'withheld')
    return {
      value: null,
      mark: 'withheld',
      ...unseen,
      ...(read.low !== undefined && { low: read.low }),
      ...(read.high !== undefined && { high: read.high }),
    };
  if (read.kind !== 'number') return { value: null, mark: read.kind };
  if (read.value === 0 && zeros === 'withheld') return { value: null, mark: 'withheld', ...unseen };
  return { value: scale === 'fraction' ? Number((read.value * 100).toPrecision(12)) : read.value, mark: 'value' };
}

/** The same figure printed twice with one value is one figure; with two values, nobody knows which is right. */
function keep(cell: Cell, seen: Map<string, Cell>, figures: FileFigures): void {
  const key = `${cell.row}|${cell.measure}|${cell.group}|${cell.year}`;
  const before = seen.get(key);
  if (!before) {
    seen.set(key, cell);
    figures.cells.push(cell);
  } else if (before.value !== cell.value || before.mark !== cell.mark)
    figures.problems.push({
      code: 'figure-twice',
      line: cell.line,
      column: cell.column,
      value: String(cell.value ?? ''),
      hint: { first: before.line },
    });
}
