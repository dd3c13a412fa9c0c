import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { accessibilityProblems } from './axe.js';
import { type Look, testBrowser } from './browser.js';
import { reach } from './hands.js';
import { type Site, startSite } from './site.js';

let site: Site;
const browser = testBrowser(() => site.address);

/** Each coalition begins only once, so each journey has an installation of its own. */
async function begin(look: Look): Promise<{ page: Page; code: string }> {
  site = await startSite('serve', { LOG_LEVEL: 'info' });
  await expect.poll(() => codeIn(site.output()), { timeout: 10_000 }).toBeDefined();
  const page = await browser.open(look);
  return { page, code: codeIn(site.output())! };
}

const codeIn = (output: string) => /^ {4}([A-Z0-9]{4}(?:-[A-Z0-9]{4}){3})$/m.exec(output)?.[1];

afterEach(async () => {
  await site.stop();
  rmSync(site.dataDir, { recursive: true, force: true });
});

const schools = {
  name: 'schools.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'NCESSCH,SCH_NAME,LSTREET1,LCITY,LSTATE,LZIP,LEAID,LEA_NAME,LAT,LON',
      '440000100001,River Elementary,1 Elm Street,Providence,RI,02903,4400001,River District,41.82,-71.41',
      '440000100002,Valley High,2 Oak Street,Cranston,RI,02910,4400001,River District,41.78,-71.44',
    ].join('\n'),
  ),
};

const send = (page: Page) => page.locator('main form button[type=submit]').click();
const title = (page: Page) => page.textContent('h1');

/** Looks at a page as it stands at both sizes and in both themes, and in both languages where it can be asked for again. */
async function canBeUsed(page: Page, inBothLanguages: boolean): Promise<void> {
  const address = page.url();
  const languages = inBothLanguages ? ['es', 'en'] : [undefined];
  for (const language of languages) {
    if (language) await page.goto(`${address.replace(/[?#].*/, '')}?lang=${language}`);
    for (const [width, theme] of [
      [360, 'dark'],
      [1280, 'light'],
    ] as const)
      await checkAt(page, width, theme);
  }
}

async function checkAt(page: Page, width: number, theme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  const where = `${page.url()} at ${width}, ${theme}`;
  expect(await accessibilityProblems(page), where).toEqual([]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow, where).toBeLessThanOrEqual(0);
}

/** Each step of an import is shown when the one before is done; a page that waits loads itself again. */
async function importSchools(page: Page): Promise<void> {
  await page.goto('/directory/imports');
  await page.locator('input[type=file]').setInputFiles(schools);
  await send(page);
  const wait = { timeout: 30_000 };
  await page.locator('[name=source]').waitFor(wait);
  await page.locator('[name=source]').fill('A list of schools');
  await page.locator('[name=asOf]').fill('2026-10-01');
  await send(page);
  await page.locator('main form[action$="/confirmation"]').waitFor(wait);
  const accept = page.locator('[name=accept]');
  if ((await accept.count()) > 0) await accept.check();
  await send(page);
  await page.locator('.notice--success').waitFor(wait);
}

async function publicSees(look: Look, name: string): Promise<void> {
  const visitor = await browser.open(look);
  await visitor.goto('/');
  expect(await visitor.textContent('.masthead__name')).toContain(name);
  expect(await visitor.locator('.home__number').first().textContent()).toBe('2');
  await visitor.locator('main input[name=q]').fill('river');
  await visitor.locator('main form button[type=submit]').click();
  expect(await visitor.textContent('main')).toContain('River Elementary');
  await visitor.goto('/map');
  expect(await visitor.textContent('main')).toContain('Valley High');
}

test('from an empty installation to schools on the public map; every step can be used by everyone', async () => {
  const { page, code } = await begin({ width: 1280, locale: 'en' });
  await page.goto('/schools');
  expect(new URL(page.url()).pathname).toBe('/setup');
  await canBeUsed(page, true);

  await page.getByLabel('Set-up code').fill('wrong');
  await send(page);
  await canBeUsed(page, false);
  expect(await page.evaluate('document.activeElement.className')).toBe('error-summary');
  await page.getByLabel('Set-up code').fill(code);
  await send(page);
  await canBeUsed(page, true);

  await page.getByLabel('Name of the coalition').fill('River Valley Coalition');
  await send(page);
  await canBeUsed(page, false);
  expect(await page.getByLabel('Name of the coalition').inputValue()).toBe('River Valley Coalition');
  await page.getByLabel('Time zone').selectOption({ label: 'Eastern Time (New York)' });
  await page.getByLabel('Name in Spanish').fill('Coalición del Valle');
  await send(page);
  await canBeUsed(page, true);

  await page.getByLabel('Your name').fill('Ana Cruz');
  await page.getByLabel('Your email address').fill('ana@river.example');
  await send(page);
  expect(await title(page)).toBe('River Valley Coalition is set up');
  await canBeUsed(page, true);
  for (const path of ['/', '/schools', '/districts', '/map', '/setup']) {
    await page.goto(path);
    await canBeUsed(page, true);
  }
  const stranger = await browser.open({ width: 360 });
  for (const path of ['/', '/map', '/setup']) {
    await stranger.goto(path);
    await canBeUsed(stranger, true);
  }

  await page.goto('/');
  await page.getByRole('link', { name: 'Bring in your schools' }).click();
  await importSchools(page);
  await publicSees({ width: 1280, locale: 'en' }, 'River Valley Coalition');
  await publicSees({ width: 360, locale: 'es', theme: 'dark' }, 'Coalición del Valle');

  // The code was for the operator's eyes: the log, which goes elsewhere, knows neither it nor who came in.
  const log = site
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  expect(log.length).toBeGreaterThan(0);
  expect(log.join('\n')).not.toMatch(new RegExp(`${code}|${code.replaceAll('-', '')}|ana@river|Ana Cruz`));
}, 480_000);

test('in Spanish on a phone, without script', async () => {
  const { page, code } = await begin({ width: 360, theme: 'dark', locale: 'es', script: false });
  await page.goto('/');
  expect(await title(page)).toBe('Bienvenidos a Longtable');
  await page.getByLabel('Código de configuración').fill(code);
  await send(page);
  await page.getByLabel('Nombre de la coalición').fill('Coalición del Valle');
  await page.getByLabel('Zona horaria').selectOption('America/New_York');
  await send(page);
  await page.getByLabel('Su nombre').fill('Ana Cruz');
  await page.getByLabel('Su correo electrónico').fill('ana');
  await send(page);
  expect(await page.textContent('.error-summary')).toContain('nombre@ejemplo.org');
  expect(await page.getByLabel('Su nombre').inputValue()).toBe('Ana Cruz');
  await page.getByLabel('Su correo electrónico').fill('ana@valle.example');
  await send(page);
  expect(await title(page)).toBe('Coalición del Valle está lista');
  await importSchools(page);
  await publicSees({ width: 360, locale: 'es', script: false }, 'Coalición del Valle');
  await page.goBack();
  await page.goto('/setup/person');
  expect(await title(page)).toBe('La configuración está terminada');
}, 240_000);

test('with the keyboard alone', async () => {
  const { page, code } = await begin({ locale: 'en' });
  await page.goto('/');
  await reach(page, page.locator('main [name=code]').first());
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/setup/coalition');
  await reach(page, page.locator('main [name=name]').first());
  await page.keyboard.type('River Valley Coalition');
  await reach(page, page.locator('main [name=languages]').first());
  await page.keyboard.press('Space');
  await reach(page, page.locator('main [name=timeZone]').first());
  await page.keyboard.type('Central');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/setup/person');
  expect(await page.textContent('main')).toContain('Central Time (Chicago)');
  await reach(page, page.locator('main [name=name]').first());
  await page.keyboard.type('Ana Cruz');
  await reach(page, page.locator('main [name=email]').first());
  await page.keyboard.type('ana@river.example');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/setup/next-steps');
  expect(await title(page)).toBe('River Valley Coalition is set up');
}, 240_000);
