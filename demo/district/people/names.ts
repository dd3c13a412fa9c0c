import { readFileSync } from 'node:fs';
import type { Chance } from '../random.ts';

type Sex = 'female' | 'male';
export type SurnameList =
  | 'general'
  | 'rhode island'
  | 'spanish'
  | 'portuguese'
  | 'cape verdean'
  | 'black'
  | 'southeast asian'
  | 'asian';

export const surname = (chance: Chance, list: SurnameList): string => draw(chance, surnames[list]);

/** A child's first name; `spanish` where the family would choose one usual in Spain. */
export const firstName = (chance: Chance, sex: Sex, spanish: boolean): string =>
  draw(chance, (spanish ? spanishFirstNames : firstNames)[sex]);

export const adultFirstName = (chance: Chance, sex: Sex): string => draw(chance, adultFirstNames[sex]);

/** A usual short form, if the name has one. */
export const nickname = (chance: Chance, name: string): string | undefined => {
  const forms = nicknames.get(name);
  return forms && chance.pick(forms.map(({ nickname }) => nickname!));
};

/** As a register that knows no accents writes it. */
export const withoutAccents = (name: string): string => name.normalize('NFD').replace(/\p{Mn}/gu, '');

interface Names {
  names: string[];
  /** Of each name, the weight of it and all before it. */
  reach: Float64Array;
}

type Row = Record<string, string>;

function read(file: string): Row[] {
  const text = readFileSync(new URL(`../../data/names/${file}`, import.meta.url), 'utf8');
  const [header, ...lines] = text.trimEnd().split('\n');
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]!]));
  });
}

function weighted(rows: readonly Row[], name: (row: Row) => string, weight: string): Names {
  let sum = 0;
  return { names: rows.map(name), reach: Float64Array.from(rows, (row) => (sum += Number(row[weight]))) };
}

function draw(chance: Chance, { names, reach }: Names): string {
  const aim = chance.number() * reach.at(-1)!;
  let low = 0;
  let high = names.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reach[middle]! > aim) high = middle;
    else low = middle + 1;
  }
  return names[low]!;
}

function bySex(rows: readonly Row[], name: (row: Row) => string): Record<Sex, Names> {
  const of = (sex: string) =>
    weighted(
      rows.filter((row) => row['sex'] === sex),
      name,
      'births',
    );
  return { female: of('F'), male: of('M') };
}

const children = read('first-names.csv');
const firstNames = bySex(children, (row) => row['name']!);
const spanishFirstNames = bySex(
  children.filter((row) => row['spanish'] === 'yes'),
  (row) => row['with_accent'] || row['name']!,
);
const adultFirstNames = bySex(read('adult-first-names.csv'), (row) => row['name']!);
const nicknames = Map.groupBy(read('nicknames.csv'), (row) => row['name']!);
const surnames = Object.fromEntries(
  [...Map.groupBy(read('surnames.csv'), (row) => row['list']!)].map(([list, rows]) => [
    list,
    weighted(rows, (row) => row['surname']!, 'weight'),
  ]),
) as Record<SurnameList, Names>;
