import type { Problem } from '../problem.js';
import type { RecordKind } from '../records.js';
import { type DayOrder, orderOf } from '../values/day.js';
import { usualDigits } from '#engines/tabular/index.js';
import { forbiddenBy } from './forbidden.js';
import { headerKey } from './header.js';
import { type SaidColumn, saidColumns } from './said.js';
import { type Field, required, vocabulary } from './vocabulary.js';

/** A column that is to be read, as the engine proposes it and a person confirms it. */
export interface ColumnChoice {
  /** Place in the row, from 0. */
  index: number;
  /** As written in the file. */
  header: string;
  field: Field;
  /** How many digits ids of this column have: a shorter one has lost its zeros and is refused. Only a person can know. */
  digits?: number;
  /** What values mean, as this district writes them: `{ 'U2': 'unexcused' }`. */
  values?: Readonly<Record<string, string>>;
  dayOrder?: DayOrder;
  /** The file gives the day after the last day, as OneRoster's enrolments do. */
  endIsDayAfter?: boolean;
}

export interface ProposedColumn extends ColumnChoice {
  /** 1: the standard's own header, or as a person said; 0.9: a usual header; 0.6: a header that means different things in different systems. */
  confidence: number;
}

export interface ColumnProposal {
  columns: ProposedColumn[];
  /** Headers that are refused at the door. */
  forbidden: string[];
  /** Required fields for which there is no column; of those in one list, one is enough. */
  missing: (readonly Field[])[];
  /** Places of columns of which a person said what they hold, or that they are not read. */
  said: ReadonlySet<number>;
}

/** Proposes which column is which field of a kind of file: as was said, else as headers are usual. Forbidden columns are never proposed. */
export function proposeColumns(
  kind: RecordKind,
  header: readonly string[],
  told: readonly SaidColumn[] = [],
): ColumnProposal {
  const open = new Map<number, string>();
  const forbidden: string[] = [];
  for (const [index, name] of header.entries())
    if (forbiddenBy(name)) forbidden.push(name);
    else open.set(index, headerKey(name));

  const said = saidColumns(kind, header, told);
  const columns: ProposedColumn[] = [];
  for (const [index, field] of said)
    if (open.delete(index) && field !== null) columns.push({ index, header: header[index]!, field, confidence: 1 });
  const given = new Set(columns.map(({ field }) => field));
  for (const [field, list] of Object.entries(vocabulary[kind]) as [Field, string][]) {
    if (given.has(field)) continue;
    const words = list.split(' | ');
    const found = bestOf(open, words.map(headerKey));
    if (!found) continue;
    open.delete(found.index);
    const name = header[found.index]!;
    columns.push({ index: found.index, header: name, field, confidence: confidenceOf(name, words) });
  }
  const has = new Set(columns.map(({ field }) => field));
  const missing = (required[kind] as readonly (readonly Field[])[]).filter(
    (one) => !one.some((field) => has.has(field)),
  );
  return { columns, forbidden, missing, said: new Set(said.keys()) };
}

/** Looks at some rows: in which order their days are written, and whether ids differ in length as if zeros were lost. */
export function lookAtValues(
  columns: readonly ProposedColumn[],
  sample: readonly (readonly string[])[],
): { columns: ProposedColumn[]; problems: Omit<Problem, 'file'>[] } {
  const problems: Omit<Problem, 'file'>[] = [];
  const looked = columns.map((column): ProposedColumn => {
    const texts = sample.map((cells) => cells[column.index] ?? '').filter((text) => text.trim() !== '');
    if (isId(column.field)) {
      const short = shorterThanUsual(texts);
      if (short) problems.push({ column: column.header, code: 'id-lengths-differ', hint: short });
    }
    if (!isDay(column.field)) return column;
    const order = orderOf(texts);
    if (order === 'mixed') problems.push({ column: column.header, code: 'days-in-two-orders', hint: {} });
    return order === 'day first' ? { ...column, dayOrder: order } : column;
  });
  return { columns: looked, problems };
}

function bestOf(
  open: ReadonlyMap<number, string>,
  words: readonly string[],
): { index: number; rank: number } | undefined {
  let best: { index: number; rank: number } | undefined;
  for (const [index, key] of open) {
    const rank = words.indexOf(key);
    if (rank >= 0 && (!best || rank < best.rank)) best = { index, rank };
  }
  return best;
}

/** Headers of one word, such as `type` or `id`, mean what their file makes of them. */
function confidenceOf(header: string, words: readonly string[]): number {
  if (words[0] === header) return 1;
  return ['id', 'type', 'status', 'day', 'school', 'last', 'first', 'to', 'kind'].includes(headerKey(header))
    ? 0.6
    : 0.9;
}

const isDay = (field: Field): boolean => /^(firstDay|lastDay|day|birthDate)$/u.test(field);
const isId = (field: Field): boolean => /^(sourceId|studentId|schoolId)$/u.test(field);

/** One shorter id among many of one length is a sign; ids of all lengths are numbers that count up. */
function shorterThanUsual(texts: readonly string[]): { digits: number; shorter: number } | undefined {
  const digits = usualDigits(texts);
  if (digits === undefined) return undefined;
  const shorter = texts.filter((text) => /^\d+$/u.test(text.trim()) && text.trim().length < digits).length;
  return shorter > 0 && shorter * 5 <= texts.length ? { digits, shorter } : undefined;
}
