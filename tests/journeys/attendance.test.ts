import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { worksForEveryone } from './axe.js';
import { testBrowser } from './browser.js';
import { keyboard, pointer, reach } from './hands.js';
import { testSite } from './site.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);

const wait = { timeout: 30_000 };
const said = {
  en: {
    tick: 'Tick at least one student',
    visit: 'Visit home',
    went: 'They moved to Grandma’s',
    never: 'No contact yet',
    confidential: 'CONFIDENTIAL. Student records',
  },
  es: {
    tick: 'Marque al menos a un estudiante',
    visit: 'Visitar a la familia',
    went: 'Viven con la abuela',
    never: 'Todavía sin contacto',
    confidential: 'CONFIDENCIAL. Registros de estudiantes',
  },
};

describe.each([
  { width: 1280, theme: 'light', locale: 'en', script: true, by: 'pointer' },
  { width: 360, theme: 'dark', locale: 'es', script: false, by: 'pointer' },
  { width: 1280, theme: 'dark', locale: 'en', script: true, by: 'keyboard' },
] as const)('a Monday meeting at $width pixels, $theme, in $locale, script: $script, by $by', ({ by, ...look }) => {
  test('goes from last week’s promises to the printed list', { timeout: 300_000 }, async () => {
    const page = await browser.open(look);
    const checker = await browser.open({ ...look, script: true });
    const words = said[look.locale];
    const hands = by === 'keyboard' ? keyboard(page) : pointer;
    const works = () => worksForEveryone(page, checker);
    await page.goto('/sign-in');
    await page.locator('button', { hasText: /Marisol Vega/ }).click();
    await page.waitForLoadState();
    await page.goto('/attendance');
    await works();

    const due = page.locator('form[action$="/end"]:has(input[value="kept"]) button');
    const before = await due.count();
    expect(before).toBeGreaterThan(0);
    await hands.press(due.first());
    await expect.poll(() => due.count(), wait).toBe(before - 1);

    // By keyboard a whole school is many stops: one grade is looked at, as a team does.
    if (by === 'keyboard') await page.goto(`${page.url()}?grade=4`);
    const promises = page.locator('form[action*="/promises"]:has(.roll)');
    await hands.press(promises.locator('button[type=submit]').last());
    expect(await page.textContent('.error-summary')).toContain(words.tick);
    await works();
    const boxes = page.locator('.roll input[type=checkbox]');
    for (const index of [0, 1]) await tick(page, by, index);
    expect(await boxes.nth(1).isChecked()).toBe(true);
    await hands.choose(page.locator('#step, [name=step]').first(), words.visit);
    await hands.choose(page.locator('[name=owner]').last(), 'James Whitfield');
    await hands.date(page.locator('[name=due]'), '2026-11-30');
    await hands.press(promises.locator('button[type=submit]').last());
    const promised = page.locator('.roll__student', { hasText: words.visit });
    await expect.poll(() => promised.count(), wait).toBeGreaterThanOrEqual(2);
    await hands.press(promised.first().locator('.roll__name'));
    const ending = page.locator('details:has(form[action$="/end"])').first();
    await hands.press(ending.locator('summary'));
    await hands.write(ending.locator('[name=note]'), words.went);
    await hands.press(ending.locator('button[type=submit]'));
    await page.getByText(words.went).waitFor();
    await works();
    await page.goto(by === 'keyboard' ? '/attendance?grade=3' : '/attendance');

    const quiet = page.locator('.roll__student', { hasText: words.never }).first();
    await hands.press(quiet.locator('.roll__name'));
    await page.locator('form[action$="/contacts"]').waitFor();
    await works();
    await hands.tick(page.locator('[name=manner]').first());
    await hands.press(page.locator('form[action$="/contacts"] button[type=submit]'));
    await page.locator('.error-summary').waitFor();
    await works();
    await page.locator('form[action$="/contacts"] [name=outcome]').first().check();
    await hands.press(page.locator('form[action$="/contacts"] button[type=submit]'));
    await page.locator('.error-summary').waitFor({ state: 'detached' });

    await page.goto('/attendance');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.print-note').isVisible()).toBe(true);
    expect(await page.textContent('.print-note')).toContain(words.confidential);
    for (const hidden of ['.roll__box', '.print-hidden', '.filters', '.masthead__nav'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    expect(await page.locator('.roll__lines').first().isVisible()).toBe(true);
  });
});

async function tick(page: Page, by: 'pointer' | 'keyboard', index: number): Promise<void> {
  const box = page.locator('.roll input[type=checkbox]').nth(index);
  if (by === 'pointer') return box.check({ force: true });
  await reach(page, box);
  await page.keyboard.press('Space');
}
