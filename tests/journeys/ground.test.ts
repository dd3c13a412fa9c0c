import { expect, test } from 'vitest';
import { accessibilityProblems } from './axe.js';
import { testBrowser } from './browser.js';
import { testSite } from './site.js';

const site = testSite('serve');
const browser = testBrowser(() => site.address);

test.each([
  { locale: 'en', theme: 'light', words: 'There is no such page' },
  { locale: 'es', theme: 'dark', words: 'Esta página no existe' },
] as const)('a page that does not exist says so in $locale', async ({ words, ...look }) => {
  const page = await browser.open(look);
  const answer = await page.goto('/nothing-here');
  expect(answer?.status()).toBe(404);
  expect(await page.textContent('h1')).toBe(words);
  expect(await accessibilityProblems(page)).toEqual([]);
});
