import type { CountCell } from './table-set.js';

/** Groups that no student shares and that together are everyone. */
export interface Breakdown {
  name: string;
  total: 'all';
  parts: readonly string[];
}

/** Ways to break all students down, the finest first; a file need not have every group of one. */
const ways: readonly { name: string; parts: readonly string[] }[] = [
  {
    name: 'race',
    parts: ['hispanic', 'native-american', 'asian', 'black', 'pacific-islander', 'white', 'two-or-more-races'],
  },
  {
    name: 'race',
    parts: ['hispanic', 'native-american', 'asian-or-pacific-islander', 'black', 'white', 'two-or-more-races'],
  },
  { name: 'race', parts: ['hispanic', 'asian', 'black', 'white', 'all-other-races'] },
  { name: 'gender', parts: ['female', 'male', 'another-gender'] },
  {
    name: 'grade',
    parts: [
      'prekindergarten',
      'prekindergarten-full-day',
      'kindergarten',
      'kindergarten-full-day',
      ...Array.from({ length: 12 }, (_, index) => `grade-${index + 1}`),
      'ungraded',
    ],
  },
  { name: 'income', parts: ['economically-disadvantaged', 'not-economically-disadvantaged'] },
  { name: 'disability', parts: ['disability', 'no-disability'] },
  { name: 'language', parts: ['english-learner', 'not-english-learner'] },
  { name: 'needs', parts: ['high-needs', 'no-high-needs'] },
];

/**
 * The breakdowns that a reader of these numbers would use: of each kind the one that the numbers bear out best, unless they
 * refute it more often than not.
 */
export function breakdownsOf(cells: readonly CountCell[]): Breakdown[] {
  const present = new Set(cells.map(({ group }) => group));
  const places = [...Map.groupBy(cells, ({ place }) => place).values()].map(
    (own) => new Map(own.map((cell) => [cell.group, cell.value])),
  );
  const candidates = ways
    .map(({ name, parts }) => ({ name, parts: parts.filter((part) => present.has(part)) }))
    .filter(({ parts }) => parts.length > 1)
    .map((way) => ({ ...way, ...evidence(way.parts, places) }))
    .filter(({ holds, fails }) => holds >= fails);
  return [...Map.groupBy(candidates, ({ name }) => name)].map(([name, own]) => {
    const [best] = own.toSorted((a, b) => b.holds - b.fails - (a.holds - a.fails));
    return { name, total: 'all', parts: best!.parts };
  });
}

/** In how many places numbers that are all known add up to the total, and in how many they do not, or exceed it. */
function evidence(
  parts: readonly string[],
  places: readonly ReadonlyMap<string, number | null>[],
): { holds: number; fails: number } {
  let [holds, fails] = [0, 0];
  for (const values of places) {
    const total = values.get('all');
    const own = parts.filter((part) => values.has(part)).map((part) => values.get(part) ?? null);
    if (total == null || own.length === 0) continue;
    const shown = own.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const isWhole = own.length === parts.length && !own.includes(null);
    if (shown > total || (isWhole && shown < total)) fails += 1;
    else if (isWhole) holds += 1;
  }
  return { holds, fails };
}
