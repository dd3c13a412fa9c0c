import { beforeAll, expect, test } from 'vitest';
import { audit, minimumTen } from '#engines/disclosure/index.js';
import type { Desk } from '#ground/cli/command.js';
import { loadFigures } from '../demo/figures.ts';
import { loadNetwork } from '../demo/network.ts';
import { tableSetOf } from '../src/rooms/figure-imports/check/table-set.js';
import { testHouse } from './house.js';

const house = testHouse();

interface Cell {
  place: string;
  parent: string | null;
  group: string;
  printed: number | null;
  shown: number | null;
  decision: string;
  high: number | null;
}

let cells: Cell[];

beforeAll(async () => {
  const desk = {
    config: house.config,
    log: house.services.log,
    database: async () => house.database,
    say: () => {},
    progress: () => {},
  } as Desk;
  await loadNetwork(desk);
  await loadFigures(desk);
  const { rows } = await house.database.pool('keeper').query<Cell>(
    `select coalesce(c.place_id::text, 'row ' || c.row_key) as place, c.parent_id as parent, c."group", c.value as printed,
       f.value as shown, c.decision, case when c.mark = 'withheld' then c.high end as high
     from commons.figure_cell c left join published.figure f using (place_id, measure, "group", year)`,
  );
  cells = rows;
}, 400_000);

test('schools and districts are both public, and every number that is not shown has its certificate', async () => {
  const { rows } = await house.database.pool('keeper').query<{ title: string; shown: number; without: number }>(
    `select s.title, count(*) filter (where c.decision = 'shown')::int as shown,
       count(*) filter (where c.decision = 'no certificate')::int as without
     from published.source s join commons.figure_publication p on p.source_id = s.id
     join commons.figure_cell c using (import_id) group by s.id order by s.title`,
  );
  expect(rows).toEqual([
    { title: 'October 1, 2024 enrollment by district', shown: expect.any(Number), without: 0 },
    { title: 'October 1, 2024 enrollment by school', shown: expect.any(Number), without: 0 },
  ]);
  for (const { shown } of rows) expect(shown).toBeGreaterThan(800);
  const { rows: failed } = await house.database
    .pool('keeper')
    .query(`select from commons.figure_check where outcome->>'troubles' like '%cannot-protect%'`);
  expect(failed).toEqual([]);
});

test('what Rhode Island printed of fewer than ten students is shown nowhere', () => {
  const small = cells.filter(({ printed }) => printed !== null && printed > 0 && printed < 10);
  expect(small.length).toBeGreaterThan(320);
  expect(small.filter(({ shown }) => shown !== null)).toEqual([]);
});

test('all 306 schools of the directory show how many students they have', () => {
  const totals = cells.filter(
    ({ group, place, decision }) => group === 'all' && decision !== 'left out' && !place.startsWith('row'),
  );
  expect(totals.filter(({ shown }) => shown !== null).length).toBeGreaterThanOrEqual(306);
});

test('nothing that Rhode Island withheld or printed too small can be worked out from all that Longtable shows', async () => {
  const isProtected = new Set(
    cells
      .filter(({ printed, shown }) => shown === null && (printed === null || (printed > 0 && printed < 10)))
      .map(({ place, group }) => `${place}|${group}`),
  );
  expect(isProtected.size).toBeGreaterThan(2500);
  const seen = cells.map(({ place, parent, group, shown, high }) => ({
    place,
    parent,
    group,
    value: shown,
    ...(shown === null && { low: 0, ...(high !== null && { high }) }),
  }));
  const tables = tableSetOf(seen);
  expect(tables.relations.length).toBeGreaterThan(2500);
  const { recoverable, contradictions, smallCounts } = await audit(tables, minimumTen);
  expect(recoverable.filter((cell) => isProtected.has(cell))).toEqual([]);
  expect([contradictions, smallCounts]).toEqual([[], []]);
}, 400_000);
