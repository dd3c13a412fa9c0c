import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { worksForEveryone } from './axe.js';
import { testBrowser } from './browser.js';
import { type Hands, keyboard, pointer, reach } from './hands.js';
import { testSite } from './site.js';
import { send, signInAs } from './steps.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);
const wait = { timeout: 90_000 };

const said = {
  en: {
    own: 'You proposed it, so you cannot',
    figure: 'enrolment',
    name: 'Enrollment on count day',
    menu: 'Our school’s figures',
  },
  es: {
    own: 'por eso no puede aprobarlo',
    figure: 'mobility',
    name: 'Estudiantes que cambiaron de escuela',
    menu: 'Las cifras de nuestra escuela',
  },
};

describe.each([
  { width: 360, theme: 'dark', locale: 'es', script: false, by: 'pointer' },
  { width: 1280, theme: 'light', locale: 'en', script: true, by: 'keyboard' },
] as const)('a site team at $width pixels, $theme, in $locale, script: $script, by $by', ({ by, ...look }) => {
  test('sees what was released to it, and nobody else does', { timeout: 300_000 }, async () => {
    const ana = await browser.open(look);
    const thomas = await browser.open(look);
    const elena = await browser.open(look);
    const visitor = await browser.open(look);
    const checker = await browser.open({ ...look, script: true });
    const works = (page: Page) => worksForEveryone(page, checker);
    const hands = (page: Page): Hands => (by === 'keyboard' ? keyboard(page) : pointer);
    const words = said[look.locale];

    await signInAs(elena, 'Elena Duarte');
    await hands(elena).press(elena.locator('header details > summary').filter({ visible: true }).first());
    await hands(elena).press(elena.getByRole('link', { name: words.menu }).filter({ visible: true }));
    await elena.waitForURL('**/team/*');
    await works(elena);
    expect(await elena.locator('main h2').allTextContents()).not.toContain(words.name);

    await signInAs(ana, 'Ana Ribeiro');
    await signInAs(thomas, 'Thomas Okafor');
    await ana.goto('/releases/proposals');
    await hands(ana).press(ana.locator('main a[href$="/new"]'));
    await ana.waitForURL('**/new');
    for (const field of [`[value="${words.figure}"]`, '[value="2025"]'])
      await hands(ana).tick(ana.locator(`main ${field}`));
    await (by === 'keyboard' ? chooseLast(ana) : ana.locator('[name=audience][value=teams]').check());
    await send(ana, hands(ana));
    await ana.getByText(words.own).waitFor(wait);
    await thomas.goto(ana.url());
    await works(thomas);
    await send(thomas, hands(thomas), 'form[action$="/approval"]');
    await thomas.locator('.notice--success').waitFor(wait);
    expect(await thomas.locator('.notice--success a[href^="/releases/"]:not([href*="proposals"])').count()).toBe(0);

    await elena.reload();
    expect(await elena.locator('main h2').allTextContents()).toContain(words.name);
    await works(elena);
    const release = new URL(ana.url()).pathname.split('/').at(-1);
    expect((await visitor.goto(`/releases/${release}`))?.status()).toBe(404);
    await visitor.goto('/releases');
    expect(await visitor.content()).not.toContain(release);
  });
});

/** The arrow keys go from one choice to the next. */
async function chooseLast(page: Page): Promise<void> {
  await reach(page, page.locator('[name=audience]:checked'));
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('[name=audience][value=teams]').isChecked()).toBe(true);
}
