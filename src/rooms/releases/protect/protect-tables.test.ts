import { describe, expect, test } from 'vitest';
import { audit, minimumTen, type TableSet, viewWithout } from '#engines/disclosure/index.js';
import { recoverable } from '../../../../tests/engines/brute-force.js';
import { randomFrom } from '../../../../tests/engines/random-tables.js';
import { type Breakdown, type ExactCell, type ExactTable, keyOf, type Link } from './exact-table.js';
import { type ProtectedTables, protectTables } from './protect-tables.js';
import type { ReleaseRules } from './rules.js';
import { type KnownTable, tableSetOf } from './table-set.js';

const gender: Breakdown = { name: 'gender', groups: ['female', 'male'], exhaustive: true };
const language: Breakdown = { name: 'language', groups: ['learner'], exhaustive: false };

interface World {
  breakdowns: Breakdown[];
  places: string[];
  months: number[];
}
/** Small enough that every possible table can be tried. */
const tiny: World[] = [
  { breakdowns: [gender], places: ['a'], months: [0, 1] },
  { breakdowns: [language], places: ['a'], months: [0, 1, 2] },
  { breakdowns: [gender], places: ['a', 'b', 'district'], months: [0] },
];
const larger: World[] = [
  { breakdowns: [gender, language], places: ['a'], months: [0, 1, 2, 3] },
  { breakdowns: [gender, language], places: ['a', 'b', 'district'], months: [0, 1, 2, 3] },
];
const rules: ReleaseRules = { groups: { ...minimumTen, minimumGroupSize: 3 }, leastCount: 1 };

interface Child {
  schools: string[];
  female: boolean;
  learner: boolean;
  /** The month in which they came, and in which they were first suspended. */
  came: number;
  suspended: number;
}

/** A few children, some of them at both schools. */
function children(seed: number): Child[] {
  const random = randomFrom(seed);
  return Array.from({ length: 7 + Math.floor(random() * 5) }, () => ({
    schools: random() < 0.1 ? ['a', 'b'] : [random() < 0.5 ? 'a' : 'b'],
    female: random() < 0.5,
    learner: random() < 0.4,
    came: random() < 0.7 ? 0 : Math.floor(random() * 4),
    suspended: random() < 0.4 ? Math.floor(random() * 4) : 99,
  }));
}

/** Students who came so far and how many of them were suspended so far, as the district counts them. */
function tableOf(all: readonly Child[], places: readonly string[], month: number): ExactTable {
  const there = all.filter(({ came }) => came <= month);
  const groups: Record<string, (child: Child) => boolean> = {
    all: () => true,
    female: ({ female }) => female,
    male: ({ female }) => !female,
    learner: ({ learner }) => learner,
  };
  const cells = places.flatMap((place) =>
    Object.entries(groups).flatMap(([group, isIn]): ExactCell[] => {
      const inside = there.filter((child) => (place === 'district' || child.schools.includes(place)) && isIn(child));
      const count = inside.filter(({ suspended }) => suspended <= month).length;
      return inside.length === 0 ? [] : [{ place, group, students: inside.length, count }];
    }),
  );
  return {
    id: `suspension ${month}`,
    subject: `suspension ${month}`,
    population: `there ${month}`,
    district: 'district',
    cells,
  };
}

const linksBetween = (known: readonly KnownTable[]): Link[] =>
  known.slice(1).map(({ table }, index) => ({
    kind: 'at most',
    less: known[index]!.table.id,
    more: table.id,
    of: ['students', 'count'],
  }));

/** Releases table after table, each knowing of those before it; gives what an attacker has in the end. */
async function releaseAll(
  { breakdowns, places, months }: World,
  seed: number,
): Promise<{ known: KnownTable[]; last: ProtectedTables }> {
  const known: KnownTable[] = [];
  let last: ProtectedTables | undefined;
  for (const month of months) {
    const table = tableOf(children(seed), places, month);
    const next = [...known, { table }];
    last = await protectTables(next, linksBetween(next), breakdowns, rules);
    known.push({ table, released: last.tables[0]!.shown });
  }
  return { known, last: last! };
}

/** Everything that was released, as an attacker sees it; and what must stay hidden of it. */
function seenBy(known: readonly KnownTable[], { breakdowns }: World): { view: TableSet; secret: string[] } {
  const tables = tableSetOf(known, linksBetween(known), breakdowns, rules);
  const view = viewWithout(tables, new Set());
  const sensitive = new Set(tables.cells.filter((cell) => cell.sensitive).map(({ id }) => id));
  return {
    view,
    secret: view.cells.filter(({ id, value }) => value === null && sensitive.has(id)).map(({ id }) => id),
  };
}

/** The secrets that the auditor works out. */
async function audited({ view, secret }: ReturnType<typeof seenBy>): Promise<string[]> {
  const { recoverable: found } = await audit(view, rules.groups);
  return secret.filter((cell) => found.includes(cell));
}

describe('a release', () => {
  test.each(tiny)('leaves nothing to be worked out by trying every table: world %#', async (world) => {
    let [secrets, shown] = [0, 0];
    for (let seed = 1; seed <= 12; seed += 1) {
      const { known, last } = await releaseAll(world, seed);
      const { view, secret } = seenBy(known, world);
      const recovered = recoverable(view, secret, 12);
      expect({ seed, recovered, holds: last.holds }).toEqual({ seed, recovered: [], holds: true });
      secrets += secret.length;
      shown += known.flatMap(({ released }) => [...released!.values()]).filter(({ students }) => students).length;
    }
    expect(secrets).toBeGreaterThan(50);
    expect(shown).toBeGreaterThan(10);
  });

  test.each(larger)('leaves nothing to the auditor, month after month: world %#', async (world) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const { known, last } = await releaseAll(world, seed);
      expect({ seed, holds: last.holds }).toEqual({ seed, holds: true });
      expect({ seed, recovered: await audited(seenBy(known, world)) }).toEqual({ seed, recovered: [] });
    }
  });

  test('would be seen through if it held back small numbers alone', async () => {
    let exposed = 0;
    for (const world of larger)
      for (let seed = 1; seed <= 12; seed += 1) {
        const table = tableOf(children(seed), world.places, 0);
        const released = new Map(
          table.cells.map(({ place, group, students, count }) => [
            keyOf(place, group),
            { students: students >= 3, value: students >= 3 && count! >= 1 && students - count! >= 1 },
          ]),
        );
        exposed += (await audited(seenBy([{ table, released }], world))).length;
      }
    expect(exposed).toBeGreaterThan(50);
  });

  test('withholds what would tell a withheld number of the month before', async () => {
    const month = (id: string, female: number, male: number): ExactTable => ({
      id,
      subject: id,
      population: id,
      district: 'district',
      cells: [
        { place: 'a', group: 'all', students: female + male, count: null },
        { place: 'a', group: 'female', students: female, count: null },
        { place: 'a', group: 'male', students: male, count: null },
      ],
    });
    const [october, november] = [month('october', 28, 2), month('november', 28, 3)];
    const hides = async (known: KnownTable[]) => {
      const { tables, holds } = await protectTables(known, linksBetween(known), [gender], rules);
      expect(holds).toBe(true);
      return tables[0]!.shown;
    };
    const first = await hides([{ table: october }]);
    expect(first.get(keyOf('a', 'all'))?.students).toBe(true);
    expect(first.get(keyOf('a', 'male'))?.students).toBe(false);
    // By itself November shows 28 girls and 3 boys; then there were 2 or 3 boys among October's 30.
    expect((await hides([{ table: november }])).get(keyOf('a', 'male'))?.students).toBe(true);
    const second = await hides([{ table: october, released: first }, { table: november }]);
    expect(second.get(keyOf('a', 'male'))?.students).toBe(false);
  });

  test('holds back the count where it holds back the students', async () => {
    const cells = (group: string, students: number, count: number): ExactCell => ({
      place: 'a',
      group,
      students,
      count,
    });
    const table: ExactTable = {
      id: 't',
      subject: 't',
      population: 'p',
      district: 'district',
      cells: [cells('all', 30, 8), cells('female', 28, 6), cells('male', 2, 2)],
    };
    const { tables, holds } = await protectTables([{ table }], [], [gender], rules);
    expect(holds).toBe(true);
    expect(tables[0]!.shown.get(keyOf('a', 'male'))).toEqual({ students: false, value: false });
    expect(tables[0]!.shown.get(keyOf('a', 'all'))).toEqual({ students: true, value: true });
    expect(tables[0]!.shown.get(keyOf('a', 'female'))).toEqual({ students: false, value: false });
  });
});
