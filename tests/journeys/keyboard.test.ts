import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testBrowser } from './browser.js';
import { reach } from './hands.js';
import { testSite } from './site.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);

async function press(page: Page, goal: Locator): Promise<void> {
  await reach(page, goal);
  const before = page.url();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before);
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await reach(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

const looks = [{ width: 1280 }, { width: 360, script: false }] as const;

test.each(looks)('a school is found by keys alone ($width pixels)', async (look) => {
  const page = await browser.open(look);
  await page.goto('/');
  await press(page, page.getByText('Skip to the content'));
  await write(page, 'Find your school', 'central fals');
  await press(page, page.getByRole('button', { name: 'Find' }));
  await press(page, page.locator('main').getByRole('link', { name: 'Central Falls Sr High' }).first());
  expect(await page.textContent('h1')).toBe('Central Falls Sr High');
});

test.each(looks)('a page is changed and a story begun by keys alone ($width pixels)', async (look) => {
  const page = await browser.open(look);
  await page.goto('/sign-in?next=/pages/join/edit');
  await press(page, page.getByRole('button', { name: /Rosa Almeida/ }));
  await write(page, 'Title in English', `A chair for you at ${look.width}`);
  await press(page, page.getByRole('button', { name: 'Save and publish' }));
  expect([new URL(page.url()).pathname, await page.textContent('h1')]).toEqual([
    '/join',
    `A chair for you at ${look.width}`,
  ]);

  await page.goto('/stories/drafts/new');
  await reach(page, page.getByLabel('Place'));
  await page.keyboard.type('Central Falls Sr');
  await write(page, 'Title (English)', 'Written without a mouse');
  await write(page, 'Author', 'Rosa Almeida');
  await press(page, page.getByRole('button', { name: 'Begin' }));
  expect(page.url()).toMatch(/\/stories\/drafts\/[0-9a-f-]{36}$/);
  expect(await page.textContent('h1')).toBe('Written without a mouse');
});
