import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityProblems } from './axe.js';
import { testBrowser } from './browser.js';
import { testSite } from './site.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);

const looks = [
  { width: 1280, theme: 'light', locale: 'en', script: true, name: 'What we promise' },
  { width: 360, theme: 'dark', locale: 'es', script: true, name: 'What we try' },
  { width: 360, theme: 'light', locale: 'es', script: false, name: 'What we hold dear' },
] as const;

describe.each(looks)('network staff at $width pixels, $theme, in $locale, script: $script', (look) => {
  test('write the coalition’s own principles, preview, mend, show and revise them', async () => {
    const page = await browser.open(look);
    await page.goto('/sign-in');
    await page.locator('button', { hasText: /Rosa Almeida/ }).click();
    await page.goto(`/principles?lang=${look.locale}`);
    await page.locator('main a[href="/principles/new"]').click();
    await page.locator('[name=name_en]').fill(look.name);
    await page.locator('[name=principles_en]').fill('# Listen first\nThen speak.\n\n# Eat together');
    await page.locator('button[value=preview]').click();
    // Who wrote it was forgotten.
    expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#origin_en');
    await expectUsable(page, look);
    await page.locator('[name=origin_en]').fill('Our members, May 2026');
    await page.locator('button[value=preview]').click();
    expect(await page.textContent('main .section')).toContain('Eat together');
    await expectUsable(page, look);
    await page.locator('main .form button.button--primary').click();
    expect(await page.textContent('h1')).toBe(look.name);
    await expectUsable(page, look);

    const address = new URL(page.url()).pathname;
    await page.locator('main a[href="/principles/choices"]').click();
    await page.getByLabel(look.name).check();
    await expectUsable(page, look);
    await page.locator('main .form button').click();
    await page.waitForURL('**/principles');
    expect(await page.textContent('main')).toContain('Listen first');
    await expectUsable(page, look);

    await page.goto(`${address}/edit`);
    await page.locator('[name=summary_en]').fill('Two promises.');
    await expectUsable(page, look);
    await page.locator('main .form button.button--primary').click();
    await page.locator('main summary').click();
    await expectUsable(page, look);
    await page.locator('main a[href$="?version=1"]').click();
    expect(await page.textContent('main')).not.toContain('Two promises.');
    await expectUsable(page, look);
  });
});

/** Nothing scrolls sideways, and axe, which needs script, finds nothing. */
async function expectUsable(page: Page, { script }: { script: boolean }): Promise<void> {
  expect(script ? await accessibilityProblems(page) : []).toEqual([]);
  const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate<number>(sideways)).toBeLessThanOrEqual(0);
}
