import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseHTML } from 'linkedom';
import { testHouse } from '../../../../tests/house.js';
import { shadeOf, stepsOf } from './map.js';

describe('shades', () => {
  test.each([
    [0, 1],
    [1.9, 1],
    [2, 2],
    [5, 3],
    [9.9, 5],
    [10, 5],
  ])('from 0 to 10, %d has shade %d', (value, shade) => {
    expect(shadeOf(stepsOf([10, null, 0, 4]), value)).toBe(shade);
  });

  test('of one value are the one in the middle, and of none there are none', () => {
    expect(shadeOf(stepsOf([7, 7]), 7)).toBe(3);
    expect(stepsOf([null])).toEqual([]);
  });
});

const house = testHouse();
const [network, district, east, west, somewhere, release] = Array.from({ length: 6 }, () => uuidv7());
const run = (text: string, values: unknown[]) => house.database.pool('keeper').query(text, values);

/** Three schools, of which one is at no known place and one is withheld. */
beforeAll(async () => {
  await run(
    `insert into commons.organization (id, kind, name, parent_id, latitude, longitude) values ($1, 'network', 'Network', null, null, null),
       ($2, 'district', 'Harbor', $1, null, null), ($3, 'school', 'East', $2, 41.3, -71.4), ($4, 'school', 'West', $2, 41.3, -71.5),
       ($5, 'school', 'Somewhere', $2, null, null)`,
    [network, district, east, west, somewhere],
  );
  const both = (en: string) => ({ en, es: en });
  const rules = {
    key: 'groups-of-10',
    name: both('Ten'),
    text: both('Ten'),
    source: 'x',
    minimumGroupSize: 10,
    leastCount: 3,
  };
  const definition = {
    key: 'chronic-absence',
    name: both('Chronic absence'),
    text: both('x'),
    unit: 'percent',
    direction: 'less is better',
    source: { name: 'x' },
  };
  await run(
    `insert into published.release (id, district_id, number, rules, licence) values ($1, $2, 1, $3, 'CC BY 4.0')`,
    [release, district, JSON.stringify(rules)],
  );
  await run(
    `insert into published.release_table (release_id, number, definition, year, as_of, running) values ($1, 1, $2, 2024, '2025-06-13', false),
       ($1, 2, $2, 2025, '2026-06-12', false)`,
    [release, JSON.stringify(definition)],
  );
  for (const number of [1, 2])
    for (const [place, value] of [
      [district, 20],
      [east, 25 + number],
      [west, null],
      [somewhere, 12],
    ])
      await run(
        `insert into published.release_cell (release_id, number, place_id, "group", students, count, value) values ($1, $2, $3, 'all', $4, null, $5)`,
        [release, number, place, value === null ? null : 100, value],
      );
});

test('the map of a release shows its latest year, each school that lies somewhere, and one mark where withheld', async () => {
  const page = await (await house.ask(`/releases/${release}`)).text();
  const { document } = parseHTML(page);
  const points = [...document.querySelectorAll('.released-map__school')];
  expect(document.querySelectorAll('.map-frame')).toHaveLength(1);
  expect(points.map((point) => [point.parentElement!.getAttribute('aria-label'), point.getAttribute('class')])).toEqual(
    [
      ['East: 27.0%', 'released-map__school shade-5'],
      ['West: Withheld', 'released-map__school shade-withheld'],
    ],
  );
  const list = document.querySelector('.map-frame .disclosure')!.textContent;
  expect(list).toContain('27.0%');
  expect(list).not.toContain('Somewhere');
});
