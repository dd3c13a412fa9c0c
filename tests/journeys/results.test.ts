import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDistrict } from '../../demo/district/files.ts';
import { keeperScope } from '#ground/db/scope.js';
import { refreshResults } from '../../src/rooms/results/refresh/refresh.js';
import { loadFictionalRecords } from '../records/fictional.js';
import { testHouse } from '../house.js';
import { accessibilityProblems } from './axe.js';
import { type Look, testBrowser } from './browser.js';

const house = testHouse();
let server: ServerType;
let address = '';
const browser = testBrowser(() => address);
let district: string;
let school: { id: string; name: string };
let steward: string;
let principal: string;
let staff: string;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lt-results-'));
  await writeDistrict(folder, { students: 700, years: [2024, 2025, 2026] });
  const loaded = await loadFictionalRecords(house.database, folder);
  rmSync(folder, { recursive: true });
  district = loaded.district;
  school = loaded.schools[0]!;
  await keeperScope(house.database, (scope) => refreshResults(scope, district));
  steward = await house.person('district data steward', district);
  principal = await house.person('principal', school.id);
  staff = await house.person('network staff', loaded.network);
  server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((listening) => server.once('listening', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 180_000);
afterAll(() => void server?.close());

/** A page that is signed in as this person: the house of the tests takes the actor from a header. */
async function pageOf(person: string, look: Look): Promise<Page> {
  const page = await browser.open(look);
  await page.context().addCookies([{ name: 'session', value: 'test', url: address }]);
  await page.setExtraHTTPHeaders({ 'x-test-actor': person });
  return page;
}

async function problemsOf(page: Page, look: Look): Promise<string[]> {
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...(wide > 0 ? [`scrolls ${wide} pixels sideways`] : []),
    // Axe is a script itself.
    ...(look.script === false ? [] : await accessibilityProblems(page)),
  ].map((problem) => `${page.url()}: ${problem}`);
}

describe.each([
  { width: 1280, theme: 'light', locale: 'en', script: true },
  { width: 360, theme: 'dark', locale: 'es', script: true },
  { width: 360, theme: 'light', locale: 'en', script: false },
] as const)('at $width pixels, $theme, in $locale, script: $script', (look) => {
  test('a steward goes from the district to one indicator, one group, one school', { timeout: 120_000 }, async () => {
    const page = await pageOf(steward, look);
    await page.goto('/results');
    expect(await problemsOf(page, look)).toEqual([]);
    await page.locator(`main a[href="/results/${district}"]`).click();
    await page.waitForURL(`**/results/${district}`);
    expect(await problemsOf(page, look)).toEqual([]);

    await page.locator('main .stat-row a[href*="chronic-absence"]').click();
    await page.waitForURL('**/chronic-absence?year=2026');
    for (const summary of await page.locator('main details summary').all()) await summary.click();
    expect(await page.locator('main figure').count()).toBeGreaterThan(5);
    expect(await problemsOf(page, look)).toEqual([]);

    await page.locator('select[name="year"]').selectOption('2025');
    await page.locator('select[name="group"]').selectOption('economically-disadvantaged');
    await page.locator('main form button').click();
    await page.waitForURL('**group=economically-disadvantaged**');
    expect(await page.locator('main .figure-number__value').textContent()).toMatch(/^\d+\.\d %?|^\d+\.\d%$/);
    expect(await problemsOf(page, look)).toEqual([]);

    await page.locator('main details summary').nth(1).click();
    await page.locator(`main a[href^="/results/${school.id}/"]`).click();
    expect(await page.locator('h1').textContent()).toBeTruthy();
    expect(await problemsOf(page, look)).toEqual([]);
  });
});

test('a principal sees the own school and finds nothing of another', { timeout: 60_000 }, async () => {
  const look = { width: 360, theme: 'dark', locale: 'en' } as const;
  const page = await pageOf(principal, look);
  await page.goto('/results');
  expect(await page.locator('main .link-list a').allTextContents()).toEqual([school.name]);
  await page.locator('main .link-list a').click();
  await page.waitForURL(`**/results/${school.id}`);
  expect(await problemsOf(page, look)).toEqual([]);
  expect((await page.goto(`/results/${district}`))?.status()).toBe(404);
});

test('network staff read and write definitions by keyboard, and see no figures', { timeout: 60_000 }, async () => {
  const look = { width: 360, theme: 'light', locale: 'es' } as const;
  const page = await pageOf(staff, look);
  await page.goto('/results/indicators');
  for (const summary of await page.locator('main details summary').all()) await summary.click();
  expect(await problemsOf(page, look)).toEqual([]);
  await page.locator('main a[href="/results/indicators/new"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/results/indicators/new');
  await page.locator('main details summary').click();
  expect(await problemsOf(page, look)).toEqual([]);
  expect((await page.goto('/results'))?.status()).toBe(403);
});
