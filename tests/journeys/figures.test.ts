import { type ServerType, serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorker, type Worker } from '#ground/jobs/worker.js';
import { type FigureWorld, figureWorld } from '../figure-imports.js';
import { rooms } from '../../src/house.js';
import { testHouse } from '../house.js';
import { accessibilityProblems } from './axe.js';
import { type Look, testBrowser } from './browser.js';
import { keyboard, pointer } from './hands.js';

const house = testHouse();
let server: ServerType;
let worker: Worker;
let address = '';
const browser = testBrowser(() => address);
let world: FigureWorld;
let steward: string;

beforeAll(async () => {
  address = await new Promise((resolve) => {
    server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
  worker = await startWorker(
    house.services,
    rooms.flatMap((room) => room.jobs ?? []),
    () => {},
  );
  world = await figureWorld(house);
  steward = await house.person('district data steward', world.districts.Bayside);
});
afterAll(async () => {
  await worker?.stop();
  server?.close();
});

const csv = (text: string) => ({ name: 'counts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

/** A file as districts write them: a column that nobody could guess, a school by another name, one that is not here, a typing error. */
const fileWith = (column: string) =>
  csv(`Enrollment by school
School,District,Total enrollment,Female,Male,${column}
Harbor School,Bayside School District,100,48,52,many
Anchor Elementary School,Bayside School District,80,77,3,20
Lighthouse Academy,Bayside School District,60,30,30,15`);

/** Each brings in a later year, with a column of a name of its own, so that none leans on what another settled. */
const looks = [
  { name: 'a mouse', width: 1280, theme: 'light', script: true, year: '2020-21', column: 'Newcomers' },
  { name: 'a thumb', width: 360, theme: 'dark', script: true, year: '2021-22', column: 'New arrivals' },
  { name: 'the keyboard alone', width: 1280, theme: 'dark', script: true, year: '2022-23', column: 'Language class' },
  { name: 'a mouse', width: 1280, theme: 'dark', script: false, year: '2023-24', column: 'Welcome class' },
  { name: 'a thumb', width: 360, theme: 'light', script: false, year: '2024-25', column: 'Bridge class' },
] as const satisfies (Look & Record<'name' | 'year' | 'column', string>)[];

test.each(looks)(
  'a data steward brings in a file that has errors, with $name, at $width pixels, $theme, script: $script',
  async ({ name, year, column, ...look }) => {
    const page = await browser.open(look);
    await page.setExtraHTTPHeaders({ 'x-test-actor': steward, cookie: 'session=test' });
    const hands = name === 'the keyboard alone' ? keyboard(page) : pointer;
    // Axe needs script: what was served to a page without is looked at in one that has it.
    const looker = look.script ? page : await browser.open({ ...look, script: true });
    const isUsable = () => mustBeUsable(page, looker);

    await page.goto('/figures/imports');
    await isUsable();
    await hands.upload(page.getByLabel('The file as it was published'), csv('PK\u0003\u0004 a workbook'));
    await hands.press(page.getByRole('button', { name: 'Upload and read' }));
    await page.getByText('This is a spreadsheet file (Excel)').waitFor();
    await isUsable();

    await hands.press(page.getByRole('link', { name: 'Upload another file' }));
    await hands.upload(page.getByLabel('The file as it was published'), fileWith(column));
    await hands.press(page.getByRole('button', { name: 'Upload and read' }));
    await title(page, 'What the file means');
    await isUsable();
    await page.getByText(`Longtable cannot tell what these columns measure: ${column}.`).waitFor();
    await hands.press(page.getByRole('button', { name: 'Save and go on' }));
    const noYear = 'Enter the school year, such as 2024-25, or choose the column that holds it.';
    await hands.press(page.getByRole('link', { name: noYear }));
    await isUsable();
    await hands.write(page.getByLabel('School year of the whole file'), year);
    await hands.choose(page.getByLabel(`Measure of ${column}`), 'Students enrolled');
    await hands.choose(page.getByLabel(`Group of ${column}`), 'English learners');
    await hands.press(page.getByRole('button', { name: 'Save and go on' }));

    await title(page, 'Which place is which');
    await isUsable();
    await page.getByText('1 row is matched. 2 rows need you.').waitFor();
    const anchor = page.getByLabel('Anchor Elementary School (Bayside School District)');
    expect(await anchor.locator('option:checked').textContent()).toBe('Anchor School');
    const lighthouse = page.getByLabel('Lighthouse Academy (Bayside School District)');
    await hands.choose(lighthouse, 'Harbor School');
    await hands.press(page.getByRole('button', { name: 'Save and go on' }));

    await title(page, 'Whose figures they are');
    await isUsable();
    await hands.write(page.getByLabel('Who published the figures?'), 'Bayside School District');
    await hands.write(page.getByLabel('What do they call them?'), 'Fall counts');
    await hands.write(page.getByLabel('On what terms may they be repeated?'), 'Public record');
    await hands.date(page.getByLabel('Which day do they describe?'), `${year.slice(0, 4)}-10-01`);
    await hands.date(page.getByLabel('When was the file taken from the publisher?'), '2025-11-03');
    await hands.press(page.getByRole('button', { name: 'Save and check' }));

    await title(page, 'What will be shown');
    await isUsable();
    await page.getByText('Mend what is marked as an error above, then check again.').waitFor();
    await page.getByText('“many” is neither a number nor a known mark').waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
    await hands.press(page.getByRole('link', { name: 'Which place is which' }));
    await hands.choose(lighthouse, 'Leave this row out');
    await hands.press(page.getByRole('button', { name: 'Save and go on' }));
    await title(page, 'Whose figures they are');
    await hands.press(page.getByRole('button', { name: 'Save and check' }));

    await title(page, 'What will be shown');
    await page.getByText('Held back by Longtable').waitFor();
    await isUsable();
    await hands.press(page.getByRole('link', { name: 'What is held back, and why' }));
    await page.getByText('Would give another number away').first().waitFor();
    await isUsable();
    await hands.press(page.getByRole('link', { name: 'What will be shown' }));
    await hands.press(page.getByRole('button', { name: 'Publish' }));
    await page.getByText('These figures are published').waitFor();
    await isUsable();

    house.app.publicChanged();
    await page.goto('/schools/440000100002');
    await isUsable();
    const figures = page.locator('#figures');
    expect(await figures.locator('.figure-number').first().textContent()).toContain('80');
    expect(await figures.locator('.figure-number').first().textContent()).toContain(year);
    await hands.press(figures.getByRole('link', { name: 'All figures: Anchor School' }));
    await title(page, 'Anchor School');
    await isUsable();
    const row = (group: string) => page.locator('tr', { hasText: group }).first().textContent();
    expect([await row('Female'), await row('Male')]).toEqual([
      expect.stringContaining('Withheld to protect students'),
      expect.stringContaining('Withheld to protect students'),
    ]);
    expect(await page.textContent('main')).not.toContain('77');
  },
  180_000,
);

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Nothing that axe finds, and nothing that scrolls sideways. */
async function mustBeUsable(page: Page, looker: Page): Promise<void> {
  const url = page.url();
  if (looker !== page) {
    const body = await page.content();
    await looker.unrouteAll();
    await looker.route(url, (route) => route.fulfill({ body, contentType: 'text/html' }));
    await looker.goto(url);
  }
  expect(await accessibilityProblems(looker), url).toEqual([]);
  expect(
    await looker.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    url,
  ).toBeLessThanOrEqual(0);
}
