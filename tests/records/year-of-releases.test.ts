import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { keeperScope } from '#ground/db/scope.js';
import { auditRelease } from '#rooms/releases/audit.js';
import { attack } from '#rooms/releases/looking/attack.js';
import { type LedgerTable, releasedTables } from '#rooms/releases/looking/known.js';
import { keyOf } from '#rooms/releases/protect/exact-table.js';
import { findRuleSet } from '#rooms/releases/protect/rules.js';
import { dueRepeats, repeatRelease } from '#rooms/releases/publishing/repeat.js';
import { approve, findProposal, lookAt, propose, publishRelease } from '#rooms/releases/room.js';
import { refreshResults } from '#rooms/results/room.js';
import { importRecords } from '#rooms/roster/room.js';
import { writeDistrict } from '../../demo/district/files.ts';
import { testHouse } from '../house.js';
import { loadFictionalRecords } from './fictional.js';
import { breakdowns, type Guess, guess, type PublicRelease } from './outsider.js';

const house = testHouse();
const indicators = ['attendance-rate', 'chronic-absence'];
const monthEnds = ['09-30', '10-31', '11-30', '12-31', '01-31', '02-28', '03-31', '04-30', '05-31', '06-30'].map(
  (day) => `${day < '07' ? 2026 : 2025}-${day}`,
);
let district: string;
/** What the public has of each month, as the API gives it. */
let published: PublicRelease[];
/** The same tables with every number. */
let ledger: LedgerTable[];
let last: string;

/** The fictional district imports the whole year so far at the end of each month, and releases it under a standing approval. */
beforeAll(async () => {
  const [steward, other] = [uuidv7(), uuidv7()];
  for (const [month, day] of monthEnds.entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'year-of-releases-'));
    await writeDistrict(folder, { years: [2025], until: day });
    if (month === 0) ({ district } = await loadFictionalRecords(house.database, folder));
    else await importAgain(join(folder, '2025-26'));
    rmSync(folder, { recursive: true });
    await keeperScope(house.database, async (scope) => {
      await refreshResults(scope, district);
      if (month > 0) {
        const [due] = await dueRepeats(scope, day);
        // What does not hold waits for people, and is not among the releases in the end.
        await repeatRelease(scope, due!);
        return;
      }
      const id = uuidv7();
      await scope.client.query(
        `insert into commons.person (id, name) values ($1, 'Ana Ribeiro'), ($2, 'Thomas Okafor')`,
        [steward, other],
      );
      await propose(scope, {
        id,
        districtId: district,
        indicators,
        years: [2025],
        breakdowns: ['race', 'gender', 'language'],
        schools: true,
        audience: 'everyone',
        rules: 'groups-of-10',
        licence: 'CC BY 4.0',
        corrects: null,
        reason: '',
        proposedBy: steward,
      });
      const proposal = (await findProposal(scope, id))!;
      await lookAt(scope, proposal);
      await approve(scope, proposal, other, '2026-06-30');
      await publishRelease(scope, proposal);
    });
  }
  ledger = await keeperScope(house.database, (scope) => releasedTables(scope, district, [2025]));
  const ids = [...new Set(ledger.map(({ about }) => about.proposal))];
  last = ids.at(-1)!;
  published = await Promise.all(
    ids.map(async (id) => (await (await house.ask(`/api/v1/releases/${id}`)).json()) as PublicRelease),
  );
}, 900_000);

async function importAgain(folder: string): Promise<void> {
  const { refused } = await importRecords(house.database, folder, {
    districtId: district,
    sourceSystem: 'fictional',
    acceptEndings: true,
    progress: () => {},
  });
  if (refused) throw new Error(refused);
}

test('each month shows most of its numbers and withholds some', () => {
  expect(published).toHaveLength(monthEnds.length);
  for (const { tables } of published) {
    const cells = tables.flatMap((table) => table.cells);
    const withheld = cells.filter(({ students }) => students === null).length;
    expect(cells.length).toBeGreaterThan(200);
    expect(withheld).toBeGreaterThan(30);
    expect(withheld).toBeLessThan(cells.length / 2);
  }
});

test('the auditor, who attacks all months together, works nothing out', async () => {
  const found = await keeperScope(house.database, (scope) => auditRelease(scope, last));
  expect(found).toMatchObject({ releases: monthEnds.length, exposed: 0 });
  expect(found!.attacked).toBeGreaterThan(800);
});

test('no number is what all others leave over, in any place of any month', () => {
  const leftOver = published
    .flatMap(({ tables }) => tables)
    .flatMap(({ cells }) => [...Map.groupBy(cells, ({ place }) => place).values()])
    .flatMap((here) =>
      breakdowns.flatMap((groups) =>
        (['students', 'count'] as const).filter((number) => {
          const parts = here.filter(({ group }) => groups.includes(group));
          const all = here.find(({ group }) => group === 'all')![number];
          return all !== null && parts.filter((cell) => cell[number] === null).length === 1;
        }),
      ),
    );
  expect(leftOver).toEqual([]);
});

/** `groups-of-10`: numbers that tell of single children have to stay at least this uncertain. */
const { requiredWidth, minimumGroupSize, leastCount } = findRuleSet('groups-of-10')!;

test(
  'a reader of all months who tries every withheld number narrows down none that tells of single children',
  { timeout: 600_000 },
  async () => {
    const guesses = await guessEverywhere(published);
    expect(guesses.filter(isTelling).length).toBeGreaterThan(400);
    expect(guesses.filter((one) => truthOf(one) < one.low || truthOf(one) > one.high)).toEqual([]);
    expect(guesses.filter((one) => isTelling(one) && one.high - one.low < requiredWidth)).toEqual([]);
  },
);

test(
  'would pin some down if each month were protected by itself, or only small numbers held back',
  { timeout: 600_000 },
  async () => {
    const exposed = async (shows: (table: LedgerTable) => NonNullable<LedgerTable['released']>) =>
      (await guessEverywhere(seen(shows))).filter((one) => isTelling(one) && one.low === one.high).length;
    const alone = new Map<string, NonNullable<LedgerTable['released']>>();
    for (const month of Map.groupBy(ledger, ({ about }) => about.proposal).values()) {
      const { tables, holds } = await attack(
        month.map(({ about, table }) => ({ about, table })),
        findRuleSet('groups-of-10')!,
      );
      expect(holds).toBe(true);
      for (const { id, shown } of tables) alone.set(id, shown);
    }
    expect(await exposed(({ table }) => alone.get(table.id)!)).toBeGreaterThan(10);
    const smallAlone = ({ table }: LedgerTable) =>
      new Map(
        table.cells.map(({ place, group, students, count }) => {
          const enough = students >= minimumGroupSize;
          const telling = count === null || count < leastCount || students - count < leastCount;
          return [keyOf(place, group), { students: enough, value: enough && !telling }];
        }),
      );
    expect(await exposed(smallAlone)).toBeGreaterThan(50);
  },
);

/** Each school and the district by itself: what their sums say of each other is the auditor's. */
async function guessEverywhere(releases: readonly PublicRelease[]): Promise<Guess[]> {
  const places = new Set(ledger.at(-1)!.table.cells.map(({ place }) => place));
  const guesses: Guess[] = [];
  for (const place of places) guesses.push(...(await guess(releases, place)));
  return guesses;
}

/** What the public would have if other cells were shown. */
const seen = (shows: (table: LedgerTable) => NonNullable<LedgerTable['released']>): PublicRelease[] =>
  [...Map.groupBy(ledger, ({ about }) => about.proposal).values()].map((month) => ({
    tables: month.map((each) => ({
      indicator: each.about.definition.key,
      cells: each.table.cells.map(({ place, group, students, count }) => {
        const shown = shows(each).get(keyOf(place, group))!;
        return { place, group, students: shown.students ? students : null, count: shown.value ? count : null };
      }),
    })),
  }));

function cellOf({ release, indicator, place, group }: Guess) {
  const months = [...Map.groupBy(ledger, ({ about }) => about.proposal).values()];
  const { table } = months[release]!.find(({ about }) => about.definition.key === indicator)!;
  return table.cells.find((cell) => cell.place === place && cell.group === group)!;
}

const truthOf = (one: Guess): number => (one.number === 'N' ? cellOf(one).students : cellOf(one).count!);

/** Whether the number tells of single children: of a small group, or of nearly none or nearly all of it. */
function isTelling(one: Guess): boolean {
  const { students, count } = cellOf(one);
  if (students < minimumGroupSize) return true;
  return one.number === 'X' && (count! < leastCount || students - count! < leastCount);
}
