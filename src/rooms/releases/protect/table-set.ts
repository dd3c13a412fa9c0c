import { type PublishedCell, type Relation, type TableSet, type Term, totalOf } from '#engines/disclosure/index.js';
import { type Breakdown, type ExactCell, type ExactTable, type Link, keyOf, type Shown } from './exact-table.js';
import type { ReleaseRules } from './rules.js';

/** A table that is to be released, or one that was: then with what the public has of it, by `keyOf`. */
export interface KnownTable {
  table: ExactTable;
  released?: ReadonlyMap<string, Shown>;
}

/** `N` students, `X` of them counted, `Y` not counted. */
type Number = 'N' | 'X' | 'Y';

export const cellId = (number: Number, table: string, place: string, group: string): string =>
  `${number} ${table} ${place} ${group}`;

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

class Builder {
  readonly cells: PublishedCell[] = [];
  readonly relations: Relation[] = [];
  readonly #rules: ReleaseRules;

  constructor(rules: ReleaseRules) {
    this.#rules = rules;
  }

  table({ table, released }: KnownTable, breakdowns: readonly Breakdown[]): void {
    const byPlace = Map.groupBy(table.cells, ({ place }) => place);
    for (const cells of byPlace.values()) {
      for (const cell of cells) this.#group(table.id, cell, released);
      for (const breakdown of breakdowns) this.#breakdown(table.id, cells, breakdown);
    }
    this.#district(table, byPlace);
  }

  /** What is at most as great as something else is that, less something that is never shown. */
  link({ less, more, of }: Link, known: readonly KnownTable[]): void {
    const [smaller, greater] = [less, more].map((id) => known.find(({ table }) => table.id === id)!.table);
    const others = new Map(greater!.cells.map((cell) => [keyOf(cell.place, cell.group), cell]));
    for (const cell of smaller!.cells) {
      const other = others.get(keyOf(cell.place, cell.group));
      if (!other) continue;
      for (const number of of) {
        const [least, most] = [cell[number], other[number]];
        // Records that were corrected may break what holds otherwise; an attacker who relies on it then is mistaken.
        if (least === null || most === null || most < least) continue;
        const [letter, place] = [number === 'students' ? 'N' : 'X', `${cell.place} ${cell.group}`] as const;
        const growth = `${letter} growth ${less} ${more} ${place}`;
        this.cells.push({ id: growth, value: most - least, standing: 'never shown', sensitive: false });
        this.relations.push(
          totalOf(`${growth} sum`, `${letter} ${more} ${place}`, [`${letter} ${less} ${place}`, growth]),
        );
      }
    }
  }

  #group(table: string, { place, group, students, count }: ExactCell, released?: ReadonlyMap<string, Shown>): void {
    const shown = released?.get(keyOf(place, group));
    const standing = (was?: boolean) => (released ? (was ? 'shown before' : 'never shown') : 'may show');
    const { minimumGroupSize } = this.#rules.groups;
    this.cells.push({
      id: cellId('N', table, place, group),
      value: students,
      standing: standing(shown?.students),
      sensitive: students < minimumGroupSize,
    });
    if (count === null) return;
    this.#counted(table, { place, group, students, count }, standing(shown?.count));
  }

  #counted(
    table: string,
    { place, group, students, count }: ExactCell & { count: number },
    standing: PublishedCell['standing'],
  ): void {
    const { leastCount } = this.#rules;
    const sensitive = count < leastCount || students - count < leastCount;
    const [n, x, y] = (['N', 'X', 'Y'] as const).map((number) => cellId(number, table, place, group));
    this.cells.push({ id: x!, value: count, low: 0, standing: standing!, sensitive });
    this.cells.push({ id: y!, value: students - count, low: 0, standing: 'never shown', sensitive });
    this.relations.push(totalOf(`counted ${x}`, n!, [x!, y!]));
  }

  #breakdown(table: string, cells: readonly ExactCell[], { name, groups, exhaustive }: Breakdown): void {
    const all = cells.find(({ group }) => group === 'all');
    const parts = cells.filter(({ group }) => groups.includes(group));
    if (!all || parts.length === 0) return;
    const { place } = all;
    const rest = all.students - parts.reduce((sum, { students }) => sum + students, 0);
    const inside = parts.map(({ group }) => group);
    if (rest > 0 || !exhaustive) {
      const count = all.count === null ? null : all.count - parts.reduce((sum, cell) => sum + cell.count!, 0);
      const group = `none of ${name}`;
      this.cells.push({ id: cellId('N', table, place, group), value: rest, standing: 'never shown' });
      if (count !== null) this.#counted(table, { place, group, students: rest, count }, 'never shown');
      inside.push(group);
    }
    for (const number of all.count === null ? (['N'] as const) : (['N', 'X'] as const))
      this.relations.push(
        totalOf(
          `${number} ${table} ${place} by ${name}`,
          cellId(number, table, place, 'all'),
          inside.map((group) => cellId(number, table, place, group)),
        ),
      );
  }

  /** Students of several schools count once in the district. How many they are is taken as known, which only helps an attacker. */
  #district({ id, district }: ExactTable, byPlace: ReadonlyMap<string, readonly ExactCell[]>): void {
    const schools = [...byPlace.keys()].filter((place) => place !== district);
    if (schools.length === 0) return;
    for (const { group, students, count } of byPlace.get(district) ?? []) {
      const inside = schools.flatMap((school) => byPlace.get(school)!.filter((cell) => cell.group === group));
      const total = (number: 'students' | 'count') => inside.reduce((sum, cell) => sum + (cell[number] ?? 0), 0);
      this.#overlap('N', id, district, group, inside, total('students') - students);
      if (count !== null) this.#overlap('X', id, district, group, inside, total('count') - count);
    }
  }

  #overlap(
    number: Number,
    table: string,
    district: string,
    group: string,
    inside: readonly ExactCell[],
    twice: number,
  ): void {
    const whole = cellId(number, table, district, group);
    const overlap = `overlap ${whole}`;
    const terms: Term[] = [
      { cell: whole, coefficient: -1 },
      ...inside.map(({ place }) => ({ cell: cellId(number, table, place, group), coefficient: 1 })),
    ];
    if (twice !== 0) {
      this.cells.push({ id: overlap, value: Math.abs(twice), standing: 'shown before' });
      terms.push({ cell: overlap, coefficient: -Math.sign(twice) });
    }
    this.relations.push({ id: `schools ${whole}`, terms });
  }
}
