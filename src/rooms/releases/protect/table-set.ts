import { type PublishedCell, type Relation, type TableSet, type Term, totalOf } from '#engines/disclosure/index.js';
import { type Breakdown, type ExactCell, type ExactTable, type Link, keyOf, type Shown } from './exact-table.js';
import type { ReleaseRules } from './rules.js';

/** A table that is to be released, or one that was: then with what the public has of it, by `keyOf`. */
export interface KnownTable {
  table: ExactTable;
  released?: ReadonlyMap<string, Shown>;
  /** What others published of the same cells: whoever reads it knows our number, or must not learn it from us. */
  elsewhere?: ReadonlyMap<string, 'shown' | 'withheld'>;
}

/** `N` students, `X` of them counted, `Y` not counted. */
type Number = 'N' | 'X' | 'Y';

/** Students are those of a population; who is counted of them, those of a table. */
export const cellId = (number: Number, { id, population }: Named, place: string, group: string): string =>
  `${number} ${number === 'N' ? population : id} ${place} ${group}`;

type Named = Pick<ExactTable, 'id' | 'population'>;

/**
 * Everything that an attacker can add up, as one table set for the disclosure engine: in each place the groups of every
 * breakdown and those in none of them; schools and their district, with the students of several schools taken as known;
 * counted and not counted students of each group; and what tables say of each other. Whatever is not shown itself (students
 * in no group, students not counted, growth between two tables) is a cell that is never shown.
 */
export function tableSetOf(
  known: readonly KnownTable[],
  links: readonly Link[],
  breakdowns: readonly Breakdown[],
  rules: ReleaseRules,
): TableSet {
  const builder = new Builder(rules);
  for (const each of known) builder.table(each, breakdowns);
  for (const link of links) builder.link(link, known);
  return { cells: builder.cells, relations: builder.relations };
}

/** Whether so few of a group count, or so few of it do not, that the number tells of single students. */
export const isTelling = (students: number, count: number, { leastCount }: ReleaseRules): boolean =>
  count < leastCount || students - count < leastCount;

class Builder {
  readonly cells: PublishedCell[] = [];
  readonly relations: Relation[] = [];
  readonly #rules: ReleaseRules;
  readonly #populations = new Set<string>();

  constructor(rules: ReleaseRules) {
    this.#rules = rules;
  }

  table(known: KnownTable, breakdowns: readonly Breakdown[]): void {
    const { table } = known;
    const numbers: readonly Number[] = this.#populations.has(table.population) ? ['X'] : ['N', 'X'];
    this.#populations.add(table.population);
    const byPlace = Map.groupBy(table.cells, ({ place }) => place);
    for (const number of numbers) {
      if (number === 'X' && !table.cells.some(({ count }) => count !== null)) continue;
      for (const cells of byPlace.values()) {
        for (const cell of cells) this.#group(number, known, cell);
        for (const breakdown of breakdowns) this.#breakdown(number, table, cells, breakdown);
      }
      this.#district(number, table, byPlace);
    }
  }

  /** What is at most as great as something else is that, less something that is never shown. */
  link({ kind, less, more, of }: Link, known: readonly KnownTable[]): void {
    const [smaller, greater] = [less, more].map((id) => known.find(({ table }) => table.id === id)!.table);
    const others = new Map(greater!.cells.map((cell) => [keyOf(cell.place, cell.group), cell]));
    for (const cell of smaller!.cells) {
      const other = others.get(keyOf(cell.place, cell.group));
      if (!other) continue;
      for (const number of of) {
        const [least, most] = [cell[number], other[number]];
        // Records that were corrected may break what holds otherwise; an attacker who relies on it then is mistaken.
        if (least === null || most === null || most < least || (kind === 'same' && most !== least)) continue;
        const letter = number === 'students' ? 'N' : 'X';
        const [part, whole] = [smaller!, greater!].map((table) => cellId(letter, table, cell.place, cell.group));
        if (part === whole) continue;
        const growth = `growth ${part} ${whole}`;
        if (kind === 'at most')
          this.cells.push({ id: growth, value: most - least, standing: 'never shown', sensitive: false });
        this.relations.push(totalOf(`${growth} sum`, whole!, kind === 'same' ? [part!] : [part!, growth]));
      }
    }
  }

  #group(number: Number, { table, released, elsewhere }: KnownTable, cell: ExactCell): void {
    const key = keyOf(cell.place, cell.group);
    const was = released?.get(key)?.[number === 'N' ? 'students' : 'value'] || elsewhere?.get(key) === 'shown';
    const standing = was ? 'shown before' : released ? 'never shown' : 'may show';
    const secret = elsewhere?.get(key) === 'withheld';
    if (number === 'X') return this.#counted(table, cell, standing, secret);
    this.cells.push({
      id: cellId('N', table, cell.place, cell.group),
      value: cell.students,
      // Groups without students are left out, so whoever is told of a group knows that somebody is in it.
      low: 1,
      standing,
      // Without it, nothing that is said of these students can be shown.
      weight: 1,
      sensitive: secret || cell.students < this.#rules.groups.minimumGroupSize,
    });
  }

  #counted(
    table: ExactTable,
    { place, group, students, count }: ExactCell,
    standing: PublishedCell['standing'],
    secret = false,
  ): void {
    const not = students - count!;
    const sensitive = secret || isTelling(students, count!, this.#rules);
    const [n, x, y] = (['N', 'X', 'Y'] as const).map((number) => cellId(number, table, place, group));
    this.cells.push({ id: x!, value: count, low: 0, standing: standing!, sensitive });
    this.cells.push({ id: y!, value: not, low: 0, standing: 'never shown', sensitive });
    this.relations.push(totalOf(`counted ${x}`, n!, [x!, y!]));
  }

  #breakdown(number: Number, table: ExactTable, cells: readonly ExactCell[], breakdown: Breakdown): void {
    const { name, groups, exhaustive } = breakdown;
    const all = cells.find(({ group }) => group === 'all');
    const parts = cells.filter(({ group }) => groups.includes(group));
    if (!all || parts.length === 0) return;
    const { place } = all;
    const students = all.students - parts.reduce((sum, cell) => sum + cell.students, 0);
    const inside = parts.map(({ group }) => group);
    if (students > 0 || !exhaustive) {
      const group = `none of ${name}`;
      const count = all.count === null ? null : all.count - parts.reduce((sum, cell) => sum + cell.count!, 0);
      if (number === 'N')
        this.cells.push({ id: cellId('N', table, place, group), value: students, standing: 'never shown' });
      else this.#counted(table, { place, group, students, count }, 'never shown');
      inside.push(group);
    }
    this.relations.push(
      totalOf(
        `${cellId(number, table, place, 'all')} by ${name}`,
        cellId(number, table, place, 'all'),
        inside.map((group) => cellId(number, table, place, group)),
      ),
    );
  }

  /** Students of several schools count once in the district. How many they are is taken as known, which only helps an attacker. */
  #district(number: Number, table: ExactTable, byPlace: ReadonlyMap<string, readonly ExactCell[]>): void {
    const schools = [...byPlace.keys()].filter((place) => place !== table.district);
    if (schools.length === 0) return;
    const size = ({ students, count }: ExactCell): number => (number === 'N' ? students : (count ?? 0));
    for (const cell of byPlace.get(table.district) ?? []) {
      const inside = schools.flatMap((school) => byPlace.get(school)!.filter(({ group }) => group === cell.group));
      const twice = inside.reduce((sum, each) => sum + size(each), 0) - size(cell);
      const whole = cellId(number, table, table.district, cell.group);
      const terms: Term[] = [
        { cell: whole, coefficient: -1 },
        ...inside.map(({ place }) => ({ cell: cellId(number, table, place, cell.group), coefficient: 1 })),
      ];
      if (twice !== 0) {
        this.cells.push({ id: `overlap ${whole}`, value: Math.abs(twice), standing: 'shown before' });
        terms.push({ cell: `overlap ${whole}`, coefficient: -Math.sign(twice) });
      }
      this.relations.push({ id: `schools ${whole}`, terms });
    }
  }
}
