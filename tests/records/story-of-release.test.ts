import { parse } from 'csv-parse/sync';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#ground/cli/command.js';
import { districtId, loadRecords } from '../../demo/records.ts';
import { loadReleases } from '../../demo/releases.ts';
import { loadStoryOfRelease } from '../../demo/stories.ts';
import { testHouse } from '../house.js';

const house = testHouse();
let slug: string;
/** How many stories there are after it was loaded twice. */
let listed: number;
let release: string;
const measure = 'records-chronic-absence';

interface Point {
  year: string;
  value: number | null;
}
interface Series {
  ref: { measure: string; place: string; group: string };
  placeName: string;
  points: Point[];
}

beforeAll(async () => {
  const desk = {
    config: house.config,
    log: house.services.log,
    database: async () => house.database,
    say: () => {},
    progress: () => {},
  } as Desk;
  await house.database
    .pool('keeper')
    .query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Demonstration')`, [uuidv7()]);
  await loadRecords(desk);
  await loadReleases(desk);
  for (const _ of [1, 2]) await loadStoryOfRelease(desk);
  const { stories } = await json<{ stories: { slug: string }[] }>('/api/v1/stories?lang=en');
  listed = stories.length;
  slug = stories[0]!.slug;
  const { releases } = await json<{ releases: { id: string; number: number }[] }>('/api/v1/releases');
  release = releases.find(({ number }) => number === 1)!.id;
}, 400_000);

async function text(path: string): Promise<string> {
  const response = await house.ask(path);
  expect(response.status, path).toBe(200);
  return response.text();
}
const json = async <T>(path: string): Promise<T> => JSON.parse(await text(path)) as T;

/** What release 1 froze of a place's students, year by year. */
async function frozen(): Promise<Map<string, Point[]>> {
  const { tables } = await json<{
    tables: { indicator: string; year: number; cells: { place: string; group: string; value: number | null }[] }[];
  }>(`/api/v1/releases/${release}`);
  const points = tables
    .filter(({ indicator }) => indicator === 'chronic-absence')
    .flatMap(({ year, cells }) =>
      cells
        .filter(({ group }) => group === 'all')
        .map(({ place, value }) => ({ place, year: `${year}-${String(year + 1).slice(2)}`, value })),
    );
  return new Map(
    [...Map.groupBy(points, ({ place }) => place)].map(([place, own]) => [
      place,
      own.map(({ year, value }) => ({ year, value })).toSorted((a, b) => a.year.localeCompare(b.year)),
    ]),
  );
}

test('the story’s figures are those of the release on every face, in both languages', async () => {
  expect(listed).toBe(1);
  const released = await frozen();
  const own = released.get(districtId)!;
  expect(own).toHaveLength(3);
  const latest = own.at(-1)!.value!;
  const releaseCsv = rows(await text(`/releases/${release}.csv`));
  for (const [place, points] of released)
    for (const { year, value } of points)
      expect(
        releaseCsv.find(
          (row) =>
            row['indicator'] === 'chronic-absence' &&
            row['place'] === place &&
            row['group'] === 'all' &&
            row['year'] === year.slice(0, 4),
        )!['value'],
      ).toBe(value === null ? '' : String(value));
  expect(await text(`/releases/${release}`)).toContain(`${latest.toFixed(1)}%`);

  for (const lang of ['en', 'es']) {
    const said = new RegExp(`(?<!\\d)${String(latest).replace('.', '\\.')}\\s?%`, 'u');
    const { figures } = await json<{ figures: { number: number; series: Series[] }[] }>(
      `/api/v1/stories/${slug}?lang=${lang}`,
    );
    expect(figures.map(({ series }) => series.length)).toEqual([1, 1, 7]);
    for (const { number, series } of figures) {
      for (const { ref, points } of series) {
        expect(ref).toMatchObject({ measure, group: 'all' });
        expect(points.map(({ year, value }) => ({ year, value }))).toEqual(released.get(ref.place));
        const live = await json<{ points: Point[] }>(`/figures/${measure}/${ref.place}/all.json`);
        expect(live.points.map(({ year, value }) => ({ year, value }))).toEqual(released.get(ref.place));
      }
      const file = `/stories/${slug}/figures/${number}`;
      expect((await json<{ series: Series[] }>(`${file}.json?lang=${lang}`)).series).toEqual(series);
      const inFile = rows(await text(`${file}.csv?lang=${lang}`)).map((row) => Object.values(row));
      expect(inFile.map(([, place, , year, value]) => ({ place, year, value: Number(value) }))).toEqual(
        series.flatMap(({ placeName: place, points }) => points.map(({ year, value }) => ({ place, year, value }))),
      );
      const embedded = await text(`/embed/stories/${slug}/figures/${number}?lang=${lang}`);
      for (const { points } of series)
        expect(embedded).toMatch(new RegExp(String(points.at(-1)!.value).replace('.', '\\.'), 'u'));
    }
    // What is printed is the page itself.
    for (const path of [`/stories/${slug}`, `/embed/stories/${slug}`]) {
      const page = await text(`${path}?lang=${lang}`);
      const prose = page.match(/<strong>[^<]*<\/strong>/gu)!.join(' ');
      expect(prose).toMatch(said);
      expect(page).toMatch(lang === 'en' ? /Quahog Harbor is made up/ : /Quahog Harbor es inventado/);
    }
  }
});

test('stands at fictional places alone', async () => {
  const { rows: places } = await house.database.pool('keeper').query<{ name: string }>(
    `select distinct o.name from published.figure f join published.source s on s.id = f.source_id
       left join commons.organization o on o.id = f.place_id where s.release_id is not null`,
  );
  expect(places).toHaveLength(8);
  for (const { name } of places) expect(name).toContain('(fictional)');
  const { figures } = await json<{ figures: { series: Series[] }[] }>(`/api/v1/stories/${slug}?lang=en`);
  for (const { placeName } of figures.flatMap(({ series }) => series)) expect(placeName).toContain('(fictional)');
});

const rows = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true });
