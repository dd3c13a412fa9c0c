import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { worksForEveryone } from './axe.js';
import { testBrowser } from './browser.js';
import { type Hands, keyboard, pointer } from './hands.js';
import { testSite } from './site.js';
import { send, signInAs } from './steps.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);
const wait = { timeout: 90_000 };

const said = {
  en: { purpose: 'Say what the figures are needed for', own: 'so you cannot approve it', only: 'Only for' },
  es: { purpose: 'Diga para qué se necesitan', own: 'por eso no puede aprobarlo', only: 'Solo para' },
};

describe.each([
  { width: 1280, theme: 'light', locale: 'en', script: true, by: 'pointer' },
  { width: 360, theme: 'dark', locale: 'es', script: false, by: 'pointer' },
  { width: 1280, theme: 'dark', locale: 'es', script: true, by: 'keyboard' },
  { width: 360, theme: 'light', locale: 'en', script: true, by: 'pointer' },
] as const)('a report at $width pixels, $theme, in $locale, script: $script, by $by', ({ by, ...look }) => {
  test(
    'is asked for, approved by a second person, opened by its recipient, seen in the log, withdrawn',
    { timeout: 300_000 },
    async () => {
      const ana = await browser.open(look);
      const thomas = await browser.open(look);
      const grace = await browser.open(look);
      const checker = await browser.open({ ...look, script: true });
      const words = said[look.locale];
      const works = (page: Page) => worksForEveryone(page, checker);
      const hands = (page: Page): Hands => (by === 'keyboard' ? keyboard(page) : pointer);
      const address = `grace-${by}-${look.width}-${look.theme}@example.org`;
      await signInAs(ana, 'Ana Ribeiro');
      await signInAs(thomas, 'Thomas Okafor');

      await ana.goto('/reports');
      await works(ana);
      await hands(ana).press(ana.locator('main a[href$="/new"]').first());
      await ana.waitForURL('**/new');
      await works(ana);
      await hands(ana).write(ana.locator('[name=agreement]'), 'Agreement 12');
      await send(ana, hands(ana));
      expect(await ana.textContent('.error-summary')).toContain(words.purpose);
      expect(await ana.inputValue('[name=agreement]')).toBe('Agreement 12');
      await works(ana);
      await hands(ana).write(ana.locator('[name=purpose]'), 'To evaluate the tutoring program');
      await hands(ana).tick(ana.locator('[name=basis][value=school-official]'));
      await hands(ana).write(ana.locator('[name=recipientName]'), 'Grace Lindholm');
      await hands(ana).write(ana.locator('[name=recipientOrganization]'), 'Institute for Learning');
      await hands(ana).write(ana.locator('[name=recipientEmail]'), address);
      for (const field of ['[value=chronic-absence]', '[value="2025"]', '[name=breakdowns][value=gender]'])
        await hands(ana).tick(ana.locator(`main ${field}`));
      await send(ana, hands(ana));
      await ana.getByText(words.own).waitFor(wait);
      await works(ana);

      await thomas.goto('/reports');
      await works(thomas);
      await hands(thomas).press(thomas.locator('main table a').first());
      await thomas.locator('form[action$="/approval"]').waitFor();
      await works(thomas);
      await hands(thomas).press(thomas.locator('form[action$="/approval"] button'));
      await thomas.locator('form[action$="/link"]').waitFor(wait);
      await works(thomas);

      await grace.goto((await mailed(address, /https?:\S+\/reports\/access\/[\w-]{32}/))[0]!);
      expect(await grace.textContent('main')).not.toContain('Grace');
      await works(grace);
      await hands(grace).press(grace.locator('form[action$="/code"] button'));
      await grace.locator('[name=code]').waitFor();
      await works(grace);
      await hands(grace).write(grace.locator('[name=code]'), 'K7TM-4HRX-9WQA-CDE3');
      await send(grace, hands(grace));
      await grace.locator('.error-summary').waitFor();
      await works(grace);
      await hands(grace).write(
        grace.locator('[name=code]'),
        (await mailed(address, /[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}/))[0]!,
      );
      await send(grace, hands(grace));
      await grace.locator('.report-watermark').waitFor();
      expect(await grace.locator('main table').count()).toBe(1);
      expect(await grace.textContent('.report-watermark')).toContain(`${words.only} Grace Lindholm`);
      await works(grace);
      const answer = await grace.request.get((await grace.locator('.download-links a').getAttribute('href'))!);
      expect((await answer.text()).match(/Grace Lindholm/g)).toHaveLength(2);

      await ana.reload();
      expect(await ana.locator('#main section:has(h2) table').first().locator('tbody tr').count()).toBe(5);
      await works(ana);
      await hands(ana).press(ana.locator('main details:has(form[action$="/end"]) > summary'));
      await hands(ana).write(ana.locator('[name=reason]'), 'The study has ended');
      await send(ana, hands(ana), 'form[action$="/end"]');
      await ana.getByText('The study has ended').waitFor();
      await works(ana);
      expect((await grace.reload())?.status()).toBe(410);
      await works(grace);
    },
  );
});

/** The latest mail to an address that says this, as staff of the demonstration read it while there is no mail server. */
async function mailed(address: string, pattern: RegExp): Promise<RegExpExecArray> {
  const rosa = await browser.open();
  await signInAs(rosa, 'Rosa Almeida');
  for (const deadline = Date.now() + wait.timeout; Date.now() < deadline;) {
    await rosa.goto('/outbox');
    for (const mail of await rosa.locator('main section', { hasText: address }).allTextContents()) {
      const found = pattern.exec(mail);
      if (found) return found;
    }
    await rosa.waitForTimeout(500);
  }
  throw new Error(`No mail to ${address} says ${String(pattern)}`);
}
