import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { keeperScope } from '#ground/db/scope.js';
import { placeFigures } from '../../../tests/figures.js';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
const district = uuidv7();
const school = uuidv7();
const year = '2024-25';

beforeAll(() =>
  keeperScope(house.database, async (tx) => {
    const add = `insert into commons.organization (id, kind, name, state, parent_id) values ($1, $2, $3, 'RI', $4)`;
    await tx.client.query(add, [district, 'district', 'Bayside', null]);
    await tx.client.query(add, [school, 'school', 'Harbor School', district]);
    const counts = { all: 240, hispanic: 120, white: 90, black: 20, 'english-learner': 60 };
    for (const place of [district, school]) {
      await placeFigures(tx, place, [
        ...Object.entries(counts).map(([group, value]) => ({ measure: 'enrollment', group, year, value })),
        { measure: 'enrollment', group: 'asian', year, mark: 'withheld' },
        { measure: 'enrollment', group: 'pacific-islander', year, mark: 'missing' },
        { measure: 'enrollment-share', group: 'english-learner', year, value: 25 },
        { measure: 'graduation-rate', group: 'all', year: '2023-24', value: 81.25 },
        { measure: 'graduation-rate', group: 'all', year, value: 0 },
      ]);
    }
  }),
);

const paths = () => [
  '/figures',
  '/figures/enrollment',
  `/figures/places/${school}`,
  `/figures/places/${district}`,
  `/figures/enrollment/${school}/asian`,
  `/figures/graduation-rate/${school}/all`,
  `/figures/enrollment/${district}/all/schools`,
  `/figures/enrollment/${district}/foster-care/schools`,
];

test.each(['en', 'es'])('every public page answers in %s, and nothing stands unsaid', async (lang) => {
  for (const path of paths()) {
    const response = await house.ask(`${path}?lang=${lang}`);
    expect(response.status, path).toBe(200);
    const html = await response.text();
    expect(html).not.toMatch(/undefined|NaN|\[object/);
    for (const [, href] of html.matchAll(/href="(\/figures[^"#?]*)"/g))
      expect((await house.ask(href!)).status, href).toBe(200);
  }
});

test.each([
  '/figures/no-such',
  '/figures/places/no-such',
  `/figures/enrollment/no-such/all`,
  '/figures/enrollment/no-such/all.csv',
  '/figures/enrollment/no-such/all/schools',
])('%s is not there', async (path) => {
  expect((await house.ask(path)).status).toBe(404);
});

test('zero, withheld and missing are three different things on every face', async () => {
  const json = (await (await house.ask(`/api/v1/figures?place=${school}&year=${year}`)).json()) as {
    figures: { group: string; measure: string; value: number | null; mark: string }[];
  };
  const find = (group: string, measure = 'enrollment') =>
    json.figures.find((figure) => figure.group === group && figure.measure === measure);
  expect(find('asian')).toMatchObject({ value: null, mark: 'withheld' });
  expect(find('pacific-islander')).toMatchObject({ value: null, mark: 'missing' });
  expect(find('all', 'graduation-rate')).toMatchObject({ value: 0, mark: 'value' });
  const csv = await (await house.ask(`/figures/places/${school}.csv`)).text();
  expect(csv).toContain(`asian,${year},,withheld`);
  expect(csv).toContain(`pacific-islander,${year},,missing`);
  expect(csv).toContain(`all,${year},0,value`);
});

test('a comparison of schools stands in the order of names and says that it is no ranking', async () => {
  const html = await (await house.ask(`/figures/enrollment/${district}/all/schools`)).text();
  expect(html).toContain('This is not a ranking');
});

test('the API turns pages without losing or repeating a figure', async () => {
  const whole = (await (await house.ask('/api/v1/figures')).json()) as { figures: unknown[] };
  const parts: unknown[] = [];
  for (let after: string | null = ''; after !== null;) {
    const answer = await house.ask(`/api/v1/figures?limit=3${after && `&after=${encodeURIComponent(after)}`}`);
    const { figures, next } = (await answer.json()) as { figures: unknown[]; next: string | null };
    parts.push(...figures);
    after = next;
  }
  expect(parts).toEqual(whole.figures);
  expect((await house.ask('/api/v1/figures?limit=0')).status).toBe(422);
});

test.each([
  ['en', 'No figures here yet', 'has numbers about Lighthouse School. That does not mean that a number is zero'],
  [
    'es',
    'Todavía no hay cifras aquí',
    'tiene números sobre Lighthouse School. Eso no quiere decir que algún número sea cero',
  ],
])(
  'the profile of a school that no file names says so in %s, and leads to its district',
  async (lang, title, words) => {
    const lighthouse = uuidv7();
    await keeperScope(house.database, ({ client }) =>
      client.query(`insert into commons.organization (id, kind, name, parent_id) values ($1, 'school', $2, $3)`, [
        lighthouse,
        'Lighthouse School',
        district,
      ]),
    );
    const html = await (await house.ask(`/schools/${lighthouse}?lang=${lang}`)).text();
    expect(html).toContain(title);
    expect(html).toContain(words);
    expect(html).toContain(`href="/figures/places/${district}"`);
    expect(html).not.toContain(`href="/figures/places/${lighthouse}"`);
    expect(await (await house.ask(`/schools/${school}?lang=${lang}`)).text()).not.toContain(title);
  },
);

test('where the district has none either, the profile leads to the figures there are', async () => {
  const alone = uuidv7();
  await keeperScope(house.database, ({ client }) =>
    client.query(`insert into commons.organization (id, kind, name) values ($1, 'school', 'Alone School')`, [alone]),
  );
  const html = await (await house.ask(`/schools/${alone}`)).text();
  expect(html).toContain('No figures here yet');
  expect(html).toContain('href="/figures">See which figures there are');
});
