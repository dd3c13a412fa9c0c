import { describe, expect, test } from 'vitest';
import { accessibilityProblems } from './axe.js';
import { testBrowser } from './browser.js';
import { testSite } from './site.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);

const looks = [
  { width: 1280, theme: 'light', locale: 'en', script: true },
  { width: 360, theme: 'dark', locale: 'es', script: false },
] as const;

describe.each(looks)('a visitor at $width pixels, $theme, in $locale, script: $script', (look) => {
  test('finds a school by a name with a mistake in it, and reads its figures', async () => {
    const page = await browser.open(look);
    await page.goto('/');
    await page.locator('main input[name=q]').fill('central fals');
    await page.locator('main form button[type=submit]').click();
    await page.locator('main a', { hasText: 'Central Falls Sr High' }).click();
    expect(await page.textContent('h1')).toBe('Central Falls Sr High');
    // The state printed 788 students; what it says of two small groups is withheld.
    const text = await page.textContent('main');
    expect(text).toContain('788');
    expect(text).toContain(
      look.locale === 'en' ? 'Withheld to protect students' : 'No se muestra para proteger a los estudiantes',
    );
  });

  test('comes closer on the map by pressing a district', async () => {
    const page = await browser.open(look);
    await page.goto('/map');
    const all = await page.textContent('main h2');
    // 316 of Rhode Island, and 7 of the fictional district.
    expect(all).toContain('323');
    await page.goto((await page.locator('main svg a[href*="/map?"]').first().getAttribute('href')) ?? '');
    expect(await page.textContent('main h2')).not.toBe(all);
  });

  test('reads a story in their language', async () => {
    const page = await browser.open(look);
    await page.goto('/stories');
    await page.locator('main article a, main h2 a, main h3 a').first().click();
    expect(await page.getAttribute('html', 'lang')).toBe(look.locale);
    expect(await page.locator('main svg').count()).toBeGreaterThan(0);
  });

  test.each([
    '/',
    '/schools',
    '/map',
    '/districts',
    '/districts/4400900',
    '/schools/440012000026',
    '/figures',
    '/stories',
    '/about',
    '/principles',
    '/principles/ces-benchmarks',
    '/join',
    '/privacy',
    '/accessibility',
    '/contact',
    '/sign-in',
    '/api',
  ])('%s can be used by everyone, and nothing scrolls sideways', async (path) => {
    const page = await browser.open({ ...look, script: true });
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    ).toBeLessThanOrEqual(0);
  });

  test('is told when a page does not exist', async () => {
    const page = await browser.open({ ...look, script: true });
    const answer = await page.goto('/nothing-here');
    expect(answer?.status()).toBe(404);
    expect(await page.textContent('h1')).toBe(look.locale === 'en' ? 'There is no such page' : 'Esta página no existe');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('whoever signs in comes back to where they were, and out again', async () => {
  const page = await browser.open();
  await page.goto('/people');
  expect(page.url()).toContain('/sign-in?next=%2Fpeople');
  await page.locator('button', { hasText: /Rosa Almeida/ }).click();
  await page.waitForURL('**/people');
  expect(await page.textContent('main')).toContain('Luis Herrera');
});
