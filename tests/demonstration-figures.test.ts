import { beforeAll, expect, test } from 'vitest';
import { audit, minimumTen } from '#engines/disclosure/index.js';
import type { Desk } from '#ground/cli/command.js';
import { loadFigures } from '../demo/figures.ts';
import { loadNetwork } from '../demo/network.ts';
import { loadStories } from '../demo/stories.ts';
import { tableSetOf } from '../src/rooms/figure-imports/check/table-set.js';
import { type Read, readFaces } from './figure-faces.js';
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
let faces: Read;

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
  await loadStories(desk);
  const { rows } = await house.database.pool('keeper').query<Cell>(
    `select coalesce(c.place_id::text, 'row ' || c.row_key) as place, c.parent_id as parent, c."group", c.value as printed,
       f.value as shown, c.decision, case when c.mark = 'withheld' then c.high end as high
     from commons.figure_cell c left join published.figure f using (place_id, measure, "group", year)`,
  );
  cells = rows;
  faces = await readFaces(house);
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

test('every public face says the same, and says of every figure what was published', () => {
  const seen = new Set([...faces.values()].flatMap((byFace) => [...byFace.keys()]));
  for (const face of ['API', 'file', 'page', 'profile', 'side by side', 'story']) expect(seen).toContain(face);
  const differing = [...faces].filter(([key, byFace]) => {
    const exact = byFace.get('API') ?? null;
    return [...byFace.values()].some((value) =>
      value === null || exact === null
        ? value !== exact
        : Math.abs(value - exact) > (key.startsWith('enrollment ') ? 0 : 0.5),
    );
  });
  expect(differing).toEqual([]);
  const published = cells.filter(({ place, decision }) => decision !== 'left out' && !place.startsWith('row'));
  const unread = published.filter(({ place, group }) => !faces.has(`enrollment ${place} ${group}`));
  expect(unread).toEqual([]);
});

/** The cells that Rhode Island withheld, or printed too small. */
const protectedCells = () =>
  new Set(
    cells
      .filter(({ printed, shown }) => shown === null && (printed === null || (printed > 0 && printed < 10)))
      .map(({ place, group }) => `${place}|${group}`),
  );

/** What a reader of all faces knows of a cell; a share of a known whole is a number too. */
function knownTo({ place, group }: Cell): number | null {
  const read = (measure: string, of: string) => [...(faces.get(`${measure} ${place} ${of}`)?.values() ?? [])];
  const count = read('enrollment', group).find((value) => value !== null);
  const share = read('enrollment-share', group).find((value) => value !== null);
  const whole = read('enrollment', 'all').find((value) => value !== null);
  return count ?? (share != null && whole != null ? Math.round((share * whole) / 100) : null);
}

const attack = (known: (cell: Cell) => number | null) => {
  const seen = cells.map((cell) => {
    const value = known(cell);
    const { place, parent, group, high } = cell;
    return { place, parent, group, value, ...(value === null && { low: 0, ...(high !== null && { high }) }) };
  });
  const tables = tableSetOf(seen);
  expect(tables.relations.length).toBeGreaterThan(2500);
  return audit(tables, minimumTen);
};

test('nothing that Rhode Island withheld or printed too small can be worked out from all that every face shows', async () => {
  const hidden = protectedCells();
  expect(hidden.size).toBeGreaterThan(2500);
  const { recoverable, contradictions, smallCounts } = await attack(knownTo);
  expect(recoverable.filter((cell) => hidden.has(cell))).toEqual([]);
  expect([contradictions, smallCounts]).toEqual([[], []]);
}, 400_000);

test('the same attack finds what would be given away if only the small numbers were held back', async () => {
  const hidden = protectedCells();
  const { recoverable } = await attack((cell) => (cell.decision === 'complementary' ? cell.printed : knownTo(cell)));
  expect(recoverable.filter((cell) => hidden.has(cell)).length).toBeGreaterThan(100);
}, 400_000);
