import { TrieRouter } from 'hono/router/trie-router';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { rooms } from '../../src/house.js';
import { accessibilityProblems } from './axe.js';
import { testBrowser } from './browser.js';
import { testSite } from './site.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);

/** Pages that no link leads to in the demonstration: what one sees after a form, while work runs, or of things it has none of. */
const notLinked = [
  '/api/v1/',
  '/contact/sent',
  '/directory/imports/:id/mapping',
  '/directory/imports/:id/progress',
  '/figures/imports/:id/progress',
  // The demonstration has no principles of its own; the journey that writes some looks at this.
  '/principles/:framework/edit',
  // The demonstration is never set up; the journey through set-up looks at these.
  '/setup',
  '/sign-in',
  '/stories/drafts/:id/publications/:publication',
  '/stories/drafts/:id/pictures/:file',
  '/stories/drafts/:id/withdrawal',
  '/stories/:slug/pictures/:file',
];
/** The network sees no student records: the journeys through attendance, imports, results, releases, reports and team figures look at these. */
const ofInsiders = [
  '/attendance',
  '/attendance/:school',
  '/attendance/:school/students/:student',
  '/records/imports',
  '/records/:district/imports',
  '/records/:district/imports/:id',
  '/records/:district/imports/:id/codes',
  '/records/:district/imports/:id/files/:place',
  '/records/:district/imports/:id/progress',
  '/records/:district/imports/:id/schools',
  '/releases/proposals',
  '/releases/proposals/:district',
  '/releases/proposals/:district/new',
  '/releases/proposals/:district/:id',
  '/releases/proposals/:district/:id/progress',
  '/reports',
  '/reports/:place',
  '/reports/:place/:id',
  '/reports/:place/:id/progress',
  '/reports/:place/new',
  '/reports/access/:secret',
  '/results',
  '/results/:place',
  '/results/:place/:indicator',
  '/results/:place/refresh/progress',
  '/team',
  '/team/:school',
];
/** What is read by machines, or saved to a file. */
const isPage = (path: string) =>
  !/\.(csv|json|xml|txt|png|webp)|:file|security\.txt|^\/(assets|api\/|embed|health)/.test(path);

const pages = rooms
  .flatMap(({ routes = [] }) => routes)
  .filter(({ method, path }) => method === 'GET' && isPage(path))
  .map(({ path }) => path);
const router = new TrieRouter<string>();
for (const path of pages) router.add('GET', path, path);
const patternOf = (path: string) => router.match('GET', path)[0][0]?.[0];

const looks = [
  { width: 1280, theme: 'dark', locale: 'en' },
  { width: 360, theme: 'light', locale: 'es' },
] as const;

describe.each(looks)('network staff at $width pixels, $theme, in $locale', (look) => {
  test('can use every page that a link leads to, and nothing scrolls sideways', { timeout: 600_000 }, async () => {
    const page = await browser.open(look);
    await page.goto('/sign-in');
    await page.locator('button', { hasText: /Rosa Almeida/ }).click();
    await page.waitForLoadState();
    const seen = new Map<string, string>();
    const waiting = ['/'];
    const problems: string[] = [];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const pattern = patternOf(new URL(path, site.address).pathname);
      if (!pattern || seen.has(pattern)) continue;
      seen.set(pattern, path);
      problems.push(...(await problemsOf(page, path)));
      waiting.push(...(await linksOf(page)));
    }
    expect(problems).toEqual([]);
    const missed = pages.filter(
      (path) => !seen.has(path) && !ofInsiders.includes(path) && !notLinked.some((start) => path.startsWith(start)),
    );
    expect(missed).toEqual([]);
  });
});

async function problemsOf(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(path);
  const sideways = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...(answer?.status() === 200 ? [] : [`answers ${answer?.status()}`]),
    ...(sideways > 0 ? [`scrolls ${sideways} pixels sideways`] : []),
    ...(await accessibilityProblems(page)),
  ].map((problem) => `${path}: ${problem}`);
}

async function linksOf(page: Page): Promise<string[]> {
  const links = await page
    .locator('a[href], iframe[src]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? link.getAttribute('src') ?? ''));
  return links.filter((href) => href.startsWith('/')).map((href) => href.replace(/#.*$/, ''));
}
