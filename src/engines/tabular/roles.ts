import { readCell } from './cell.js';
import type { FoundTable } from './find-table.js';
import { type Role, type Subgroup, columnWords, subgroups } from './synonyms.js';

/** What a column seems to be. A person confirms it before anything is read. */
export type ColumnGuess =
  | { column: string; role: Role }
  /** Counts of one subgroup, in a wide table; the subgroup `all` is the total. */
  | { column: string; role: 'subgroup count'; subgroup: Subgroup }
  /** A `measure` is a number that is neither, such as an average score. */
  | { column: string; role: 'count' | 'rate' | 'measure' | 'text' };

export interface TableGuess {
  columns: ColumnGuess[];
  /** `wide`: a column for each subgroup; `long`: a row for each subgroup; `flat`: no subgroups. */
  shape: 'wide' | 'long' | 'flat';
}

/** Guesses what each column holds from its header and its values, and whether subgroups stand in columns or in rows. */
export function guessRoles(table: FoundTable): TableGuess {
  const columns = table.columns.map(({ name }, place): ColumnGuess => {
    const texts = table.rows.map(({ cells }) => cells[place]!);
    const role = roleOf(name);
    const values = valuesOf(texts);
    if (role && !(role === 'subgroup category' && texts.every((text) => text === ''))) return { column: name, role };
    const subgroup = subgroupOf(name);
    if (subgroup && values !== 'text') return { column: name, role: 'subgroup count', subgroup };
    if (values === 'text' && mostlySubgroups(texts)) return { column: name, role: 'subgroup' };
    return { column: name, role: values === 'text' ? values : (namedKind(name) ?? values) };
  });
  const groups = columns.filter((guess) => guess.role === 'subgroup count' && guess.subgroup.dimension !== 'all');
  const shape = groups.length >= 2 ? 'wide' : columns.some(({ role }) => role === 'subgroup') ? 'long' : 'flat';
  return { columns, shape };
}

/** The subgroup that a header or a cell of a subgroup column names. */
export function subgroupOf(text: string): Subgroup | undefined {
  return subgroupsByWord.get(plain(text));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ')
    .trim();

const subgroupsByWord = new Map(
  subgroups.flatMap((subgroup) => subgroup.words.map((word) => [plain(word), subgroup] as const)),
);
const rolesByWord = new Map(
  Object.entries(columnWords).flatMap(([role, words]) => words.map((word) => [plain(word), role as Role] as const)),
);

const roleOf = (name: string): Role | undefined => rolesByWord.get(plain(name));

/** What a header alone says of its numbers. */
function namedKind(name: string): 'rate' | 'measure' | undefined {
  if (/%|\b(rate|percent|pct)\b/iu.test(plain(name))) return 'rate';
  return /\b(avg|average|mean|median|score|ratio)\b/iu.test(plain(name)) ? 'measure' : undefined;
}

/** A subgroup column names few different groups, and most of them are known. */
function mostlySubgroups(texts: readonly string[]): boolean {
  const different = [...new Set(texts.map(plain).filter((text) => text !== ''))];
  return different.length >= 2 && different.filter((text) => subgroupOf(text)).length * 2 > different.length;
}

function valuesOf(texts: readonly string[]): 'count' | 'rate' | 'text' {
  let numbers = 0;
  let rates = 0;
  let unreadable = 0;
  for (const text of texts) {
    const reading = readCell(text);
    if (reading.kind === 'unreadable') unreadable++;
    if (reading.kind !== 'number') continue;
    numbers++;
    if (reading.unit === 'percent' || !Number.isInteger(reading.value)) rates++;
  }
  if (unreadable > numbers) return 'text';
  return rates * 10 > numbers ? 'rate' : 'count';
}
