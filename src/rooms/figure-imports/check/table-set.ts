import type { TableSet } from '#engines/disclosure/index.js';
import { type CellReading, cellId, relationsOf, type RelationProblem } from '#engines/tabular/index.js';

/** A count that someone could see, or whose absence they see. */
export interface CountCell {
  /** A place, or a row of a file that stands for none. */
  place: string;
  /** The place whose figures include these. */
  parent: string | null;
  group: string;
  /** What the publisher printed; null where it withheld. */
  value: number | null;
  /** Shown by an earlier publication: Longtable cannot take it back. */
  fixed?: boolean;
  /** What is known of a withheld one. */
  low?: number;
  high?: number;
}

/** Groups that no student shares and that together are everyone. */
const partitions: readonly { name: string; parts: readonly string[] }[] = [
  {
    name: 'race',
    parts: ['hispanic', 'native-american', 'asian', 'black', 'pacific-islander', 'white', 'two-or-more-races'],
  },
  { name: 'race', parts: ['hispanic', 'asian', 'black', 'white', 'all-other-races'] },
  { name: 'race', parts: ['hispanic', 'black', 'white', 'all-other-races'] },
  { name: 'gender', parts: ['female', 'male', 'another-gender'] },
  { name: 'gender', parts: ['female', 'male'] },
  {
    name: 'grade',
    parts: [
      'prekindergarten',
      'prekindergarten-full-day',
      'kindergarten',
      'kindergarten-full-day',
      ...Array.from({ length: 12 }, (_, index) => `grade-${index + 1}`),
    ],
  },
  { name: 'income', parts: ['economically-disadvantaged', 'not-economically-disadvantaged'] },
  { name: 'disability', parts: ['disability', 'no-disability'] },
  { name: 'language', parts: ['english-learner', 'not-english-learner'] },
  { name: 'needs', parts: ['high-needs', 'no-high-needs'] },
];

/** The tables of one measure in one year with the sums that a reader could use, and the sums that the numbers refute. */
export function tableSetOf(cells: readonly CountCell[]): TableSet & { problems: RelationProblem[] } {
  const present = new Set(cells.map(({ group }) => group));
  const usable = partitions.filter(({ parts }) => parts.every((part) => present.has(part)));
  // Of two ways to break the same thing down, the finer one holds wherever both do.
  const breakdowns = usable
    .filter(({ name }, index) => usable.findIndex((other) => other.name === name) === index)
    .map((partition) => ({ ...partition, total: 'all' }));
  const { tables, problems } = relationsOf({
    rows: placeRows(cells),
    counts: [...present],
    breakdowns,
    total: 'all',
    withheld: { low: 0 },
  });
  const shownBefore = new Set(cells.filter(({ fixed }) => fixed).map(({ place, group }) => cellId(place, group)));
  return {
    relations: tables.relations,
    // What was shown before has one known value, whether or not it is shown again.
    cells: tables.cells.map((cell) =>
      shownBefore.has(cell.id) && cell.value !== null ? { ...cell, low: cell.value, high: cell.value } : cell,
    ),
    problems,
  };
}

function placeRows(cells: readonly CountCell[]) {
  return [...Map.groupBy(cells, ({ place }) => place)].map(([key, own]) => ({
    key,
    ...(own[0]!.parent !== null && { parent: own[0]!.parent }),
    values: Object.fromEntries(own.map((cell) => [cell.group, readingOf(cell)])),
  }));
}

function readingOf({ value, low, high }: CountCell): CellReading {
  if (value !== null) return { kind: 'number', value };
  return { kind: 'withheld', mark: '', ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}
