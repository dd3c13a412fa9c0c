import loadHighs, { type Highs } from 'highs';

/** What the public has of one release of the year: its tables as the API gives them. */
export interface PublicRelease {
  tables: {
    indicator: string;
    cells: { place: string; group: string; students: number | null; count: number | null }[];
  }[];
}

/** A number that was withheld, and the least and the greatest that it was seen to be among tables that fit all that was published. */
export interface Guess {
  release: number;
  indicator: string;
  place: string;
  group: string;
  /** How many students there are, or how many of them count. */
  number: 'N' | 'X';
  low: number;
  high: number;
}

/** Of those enrolled for ten days, how many count; and something of everybody. */
const [shares, everybody] = ['chronic-absence', 'attendance-rate'];

/** In each of these everybody is in one group. */
export const breakdowns = [
  ['hispanic', 'native-american', 'asian', 'black', 'pacific-islander', 'white', 'two-or-more-races'],
  ['female', 'male', 'another-gender'],
  ['english-learner', 'not-english-learner'],
];
/** Who is in one of these stays in it for the rest of the year. */
const lasting = ['all', ...breakdowns[0]!, ...breakdowns[1]!, 'english-learner'];

/**
 * Guesses at what releases of one school year, each up to a later day, withhold of one place: a whole-number program over what is
 * public, and over nothing else. It shares no code with what decides on releases.
 *
 * Whoever reads the tables knows: a group that is listed has somebody in it; of a group no more count than there are; the groups of a
 * breakdown add up to all; as the year goes on more students have been there, for a day or for ten; and who was there for ten days
 * was there for one.
 */
export async function guess(releases: readonly PublicRelease[], place: string): Promise<Guess[]> {
  const puzzle = new Puzzle();
  const name = (letter: 'N' | 'X', release: number, indicator: string, group: string) =>
    `${letter} ${release} ${indicator} ${group}`;
  for (const [release, { tables }] of releases.entries()) {
    for (const { indicator, cells } of tables) {
      const here = cells.filter((cell) => cell.place === place);
      for (const { group, students, count } of here) {
        puzzle.number(name('N', release, indicator, group), students, 1);
        if (indicator !== shares) continue;
        puzzle.number(name('X', release, indicator, group), count, 0);
        puzzle.atMost(name('X', release, indicator, group), name('N', release, indicator, group));
      }
      for (const groups of breakdowns)
        for (const letter of ['N', 'X'] as const) {
          const parts = here.filter(({ group }) => groups.includes(group));
          puzzle.sum(
            name(letter, release, indicator, 'all'),
            parts.map(({ group }) => name(letter, release, indicator, group)),
          );
        }
      for (const group of lasting)
        puzzle.atMost(name('N', release - 1, indicator, group), name('N', release, indicator, group));
    }
    for (const group of ['all', ...breakdowns.flat()])
      puzzle.atMost(name('N', release, shares, group), name('N', release, everybody, group));
  }
  return [...(await puzzle.solve())].map(([found, { low, high }]) => {
    const [letter, release, indicator, group] = found.split(' ') as ['N' | 'X', string, string, string];
    return { release: Number(release), indicator, place, group, number: letter, low, high };
  });
}

/** Unknown whole numbers, and sums and orders that hold among them and the known ones. */
class Puzzle {
  readonly #known = new Map<string, number>();
  readonly #unknown = new Map<string, { least: number; column: number }>();
  readonly #rows: { terms: Map<number, number>; least: number; most: number }[] = [];

  number(name: string, value: number | null, least: number): void {
    if (value === null) this.#unknown.set(name, { least, column: this.#unknown.size });
    else this.#known.set(name, value);
  }

  atMost(less: string, more: string): void {
    if (this.#has(less) && this.#has(more)) this.#row({ [more]: 1, [less]: -1 }, Infinity);
  }

  sum(total: string, parts: readonly string[]): void {
    if (this.#has(total) && parts.length > 0 && parts.every((part) => this.#has(part)))
      this.#row(Object.fromEntries([[total, -1], ...parts.map((part) => [part, 1])]), 0);
  }

  #has(name: string): boolean {
    return this.#known.has(name) || this.#unknown.has(name);
  }

  /** The terms add up to 0 or more, and at most to `most`. */
  #row(coefficients: Record<string, number>, most: number): void {
    let known = 0;
    const terms = new Map<number, number>();
    for (const [name, coefficient] of Object.entries(coefficients)) {
      const value = this.#known.get(name);
      if (value === undefined) terms.set(this.#unknown.get(name)!.column, coefficient);
      else known += coefficient * value;
    }
    if (terms.size === 0 && (known < 0 || known > most)) throw new Error('What was published does not fit together.');
    if (terms.size > 0) this.#rows.push({ terms, least: -known, most: most - known });
  }

  /** The least and the greatest of each unknown number, each of a filling of all of them that is checked before it counts. */
  async solve(): Promise<Map<string, { low: number; high: number }>> {
    const highs = await (runtime ??= (loadHighs as unknown as (typeof loadHighs)['default'])());
    const columns = [...this.#unknown.values()];
    const model = highs.createModel({
      numCols: columns.length,
      numRows: this.#rows.length,
      colCost: columns.map(() => 0),
      colLower: columns.map(({ least }) => least),
      colUpper: columns.map(() => most),
      rowLower: this.#rows.map(({ least }) => least),
      rowUpper: this.#rows.map((row) => row.most),
      matrix: {
        format: 'csr',
        numRows: this.#rows.length,
        numCols: columns.length,
        starts: this.#rows.reduce((starts, { terms }) => [...starts, starts.at(-1)! + terms.size], [0]),
        indices: this.#rows.flatMap(({ terms }) => [...terms.keys()]),
        values: this.#rows.flatMap(({ terms }) => [...terms.values()]),
      },
    });
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    const { integer } = highs.constants.variableType;
    model.changeColsIntegrality(
      { kind: 'range', from: 0, to: columns.length - 1 },
      new Int32Array(columns.length).fill(integer),
    );
    const end = (column: number, sign: 1 | -1): number => {
      model.changeColCost(column, sign);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error('The puzzle was not solved.');
      const solution = Array.from(model.getSolution().colValue, Math.round);
      model.changeColCost(column, 0);
      this.#check(solution);
      return solution[column]!;
    };
    const found = new Map(
      [...this.#unknown].map(([name, { column }]) => [name, { low: end(column, 1), high: end(column, -1) }]),
    );
    model.dispose();
    return found;
  }

  #check(solution: readonly number[]): void {
    const fits = this.#rows.every(({ terms, least, most: greatest }) => {
      const total = [...terms].reduce((sum, [column, coefficient]) => sum + coefficient * solution[column]!, 0);
      return total >= least && total <= greatest;
    });
    if (!fits) throw new Error('What the solver calls a solution is none.');
  }
}

/** More students than any place has. */
const most = 5000;
let runtime: Promise<Highs> | undefined;
