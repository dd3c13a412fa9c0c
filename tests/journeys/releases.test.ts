import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { worksForEveryone } from './axe.js';
import { testBrowser } from './browser.js';
import { type Hands, keyboard, pointer } from './hands.js';
import { testSite } from './site.js';
import { send, signInAs } from './steps.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);

const said = {
  en: {
    choose: 'Choose at least one figure',
    own: 'You proposed it, so you cannot',
    reason: 'A class had been left out.',
  },
  es: { choose: 'Elija al menos una cifra', own: 'por eso no puede aprobarlo', reason: 'Faltaba un grupo.' },
};
const wait = { timeout: 90_000 };

describe.each([
  { width: 1280, theme: 'light', locale: 'en', script: true, by: 'pointer' },
  { width: 360, theme: 'dark', locale: 'es', script: false, by: 'pointer' },
  { width: 1280, theme: 'dark', locale: 'en', script: true, by: 'keyboard' },
] as const)('a release at $width pixels, $theme, in $locale, script: $script, by $by', ({ by, ...look }) => {
  test('is proposed, looked at, approved by a second person, and read by everybody', { timeout: 300_000 }, async () => {
    const ana = await browser.open(look);
    const thomas = await browser.open(look);
    const visitor = await browser.open(look);
    const checker = await browser.open({ ...look, script: true });
    const words = said[look.locale];
    const works = (page: Page) => worksForEveryone(page, checker);
    const hands = (page: Page): Hands => (by === 'keyboard' ? keyboard(page) : pointer);
    await signInAs(ana, 'Ana Ribeiro');
    await signInAs(thomas, 'Thomas Okafor');

    await ana.goto('/releases/proposals');
    await works(ana);
    await hands(ana).press(ana.locator('main a[href$="/new"]'));
    await ana.waitForURL('**/new');
    await works(ana);
    await send(ana, hands(ana));
    expect(await ana.textContent('.error-summary')).toContain(words.choose);
    await works(ana);
    for (const field of ['[value="mobility"]', '[value="2025"]', '[value="gender"]'])
      await hands(ana).tick(ana.locator(`main ${field}`));
    await send(ana, hands(ana));
    await ana.getByText(words.own).waitFor(wait);
    await works(ana);

    await thomas.goto(ana.url());
    await works(thomas);
    await hands(thomas).press(thomas.locator('form[action$="/approval"] button'));
    await thomas.locator('.notice--success').waitFor(wait);
    await works(thomas);
    const href = (await thomas.locator('main .notice--success a').first().getAttribute('href'))!;

    await visitor.goto(href);
    await works(visitor);
    expect(await visitor.locator('main table .withheld-mark').count()).toBeGreaterThan(0);
    await visitor.goto('/releases');
    await works(visitor);

    await hands(thomas).press(thomas.locator('a[href*="corrects="]'));
    await thomas.waitForURL('**corrects=**');
    await works(thomas);
    await hands(thomas).write(thomas.locator('textarea'), words.reason);
    await send(thomas, hands(thomas));
    await thomas.getByText(words.own).waitFor(wait);
    await hands(thomas).press(thomas.locator('main details:has(form[action$="/end"]) > summary'));
    await send(thomas, hands(thomas), 'form[action$="/end"]');
    await thomas.locator('.notice').waitFor(wait);
    await works(thomas);
  });
});
