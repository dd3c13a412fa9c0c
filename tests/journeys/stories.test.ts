import { gzipSync } from 'node:zlib';
import { type ServerType, serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../house.js';
import { addBlock, begin, chart, number, photo, publish, ref, storyWorld, type StoryWorld, text } from '../stories.js';
import { accessibilityProblems } from './axe.js';
import { type Look, testBrowser } from './browser.js';

const house = testHouse();
let server: ServerType;
let address = '';
const browser = testBrowser(() => address);
let world: StoryWorld;
let story: string;
const slug = 'more-children-at-lighthouse-school';

beforeAll(async () => {
  address = await new Promise((resolve) => {
    server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
  world = await storyWorld(house);
  story = await begin(house, world.coordinator, world.school);
  await addBlock(house, world.coordinator, story, 'number', number(world.school));
  await addBlock(
    house,
    world.coordinator,
    story,
    'text',
    text('## Why\n\nFamilies came.', '## Por qué\n\nLlegaron familias.'),
  );
  await addBlock(house, world.coordinator, story, 'chart', chart(ref(world.school, 'english-learner')));
  await addBlock(house, world.coordinator, story, 'table', {
    refs: ref(world.school),
    'title.en': 'All students',
    'title.es': 'Todos',
  });
  await addBlock(house, world.coordinator, story, 'quote', {
    'words.en': 'We like it here.',
    'words.es': 'Nos gusta.',
    who: 'Ana',
    'role.en': '',
    'role.es': '',
    consent: 'yes',
  });
  await addBlock(
    house,
    world.coordinator,
    story,
    'picture',
    { consent: 'yes', 'alt.en': 'A green wall', 'alt.es': 'Una pared verde', credit: '' },
    await photo(),
  );
  await addBlock(house, world.coordinator, story, 'steps', {
    rows: '1',
    'steps.0.what.en': 'Open a room',
    'steps.0.what.es': 'Abrir un aula',
    'steps.0.owner': 'Principal',
  });
  await publish(house, world.coordinator, story);
});
afterAll(() => void server?.close());

async function member(look?: Look): Promise<Page> {
  const page = await browser.open(look);
  await page.setExtraHTTPHeaders({ 'x-test-actor': world.coordinator, cookie: 'session=test' });
  return page;
}

describe('reading', () => {
  test.each([
    { locale: 'en', theme: 'light', width: 1280 },
    { locale: 'es', theme: 'dark', width: 360 },
    { locale: 'en', theme: 'dark', width: 1280 },
    { locale: 'es', theme: 'light', width: 360 },
  ] as const)('everyone can, in $locale, $theme, at $width pixels', async (look) => {
    const page = await browser.open(look);
    for (const path of ['/stories', `/stories/${slug}`, `/embed/stories/${slug}`, `/embed/stories/${slug}/figures/2`]) {
      await page.goto(path);
      expect(await accessibilityProblems(page), path).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), path).toBeLessThanOrEqual(0);
    }
  });

  test('weighs little, needs no script, and prints on two pages of either paper', async () => {
    const page = await browser.open({ script: false });
    const weights: Promise<number>[] = [];
    page.on('response', (response) => {
      if (!/image|font/.test(response.headers()['content-type'] ?? ''))
        weights.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(`/stories/${slug}`, { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0);
    expect(bytes).toBeGreaterThan(5000);
    expect(bytes).toBeLessThan(60_000);
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    }
  });
});

describe('writing', () => {
  test('every page of the editor can be used by everyone', async () => {
    const page = await member({ locale: 'es', theme: 'dark', width: 360 });
    await page.goto(`/stories/drafts/${story}`);
    const blocks = await page
      .locator('.draft-block__kind a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(blocks).toHaveLength(7);
    for (const path of [
      '/stories/drafts',
      '/stories/drafts/new',
      `/stories/drafts/${story}`,
      `/stories/drafts/${story}/heading`,
      `/stories/drafts/${story}/withdrawal`,
      ...blocks,
    ]) {
      await page.goto(path);
      expect(await accessibilityProblems(page), path).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), path).toBeLessThanOrEqual(0);
    }
  });

  test('with script: saves by itself, shows the preview, and tells of another tab', async () => {
    const fresh = await begin(house, world.coordinator, world.school);
    const { id } = await addBlock(house, world.coordinator, fresh, 'text', text('Start.'));
    const path = `/stories/drafts/${fresh}/blocks/${id}`;
    const [one, two] = [await member(), await member()];
    await one.goto(path);
    await two.goto(path);
    await one.fill('#markdown-en', 'It **grows**.');
    await one.locator('.editor__status', { hasText: 'All changes are saved.' }).waitFor();
    expect(await one.locator('#preview strong').textContent()).toBe('grows');
    await two.fill('#markdown-en', 'Written elsewhere.');
    await two.locator('.editor__status', { hasText: 'Somebody else changed this part.' }).waitFor();
    await two.click('button:has-text("Save")');
    await two.locator('.notice', { hasText: 'Somebody else changed this meanwhile' }).waitFor();
    expect(await two.inputValue('#markdown-en')).toBe('Written elsewhere.');
    await one.reload();
    expect(await one.inputValue('#markdown-en')).toBe('It **grows**.');
  });

  test.each([true, false])('blocks move, by key with script and by button without (%s)', async (script) => {
    const fresh = await begin(house, world.coordinator, world.school);
    for (const words of ['One.', 'Two.', 'Three.'])
      await addBlock(house, world.coordinator, fresh, 'text', text(words));
    const page = await member({ script });
    await page.goto(`/stories/drafts/${fresh}`);
    const order = () => page.locator('.draft-block__words').allTextContents();
    expect(await order()).toEqual(['One.', 'Two.', 'Three.']);
    if (script) {
      await page.locator('.draft-block__kind a').nth(2).focus();
      await page.keyboard.press('Alt+ArrowUp');
      await page.locator('.draft-block').nth(1).getByText('Three.').waitFor();
      await page.reload();
    } else await page.locator('.draft-block').nth(2).getByRole('button', { name: 'Move up' }).click();
    expect(await order()).toEqual(['One.', 'Three.', 'Two.']);
  });

  test('the preview shows the real page in two frames', async () => {
    const page = await member();
    await page.goto(`/stories/drafts/${story}/preview`);
    for (const name of ['On a phone', 'On a computer'])
      expect(await page.frameLocator(`iframe[title="${name}"]`).locator('h1').textContent()).toBe(
        'More children at Lighthouse School',
      );
  });
});
