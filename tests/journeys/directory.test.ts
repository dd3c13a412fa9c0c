import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { worksForEveryone } from './axe.js';
import { testBrowser } from './browser.js';
import { directoryFile } from './directory-file.js';
import { keyboard, reach } from './hands.js';
import { testSite } from './site.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);

const said = {
  en: {
    mapping: 'We guessed what each column is',
    rounded: 'A spreadsheet turned this id into a rounded number',
    accept: 'Read the report and say that you accept it',
    noticed: 'What we noticed in the file',
    done: 'The directory is up to date',
  },
  es: {
    mapping: 'Adivinamos qué es cada columna',
    rounded: 'Una hoja de cálculo convirtió este número en uno redondeado',
    accept: 'Lea el informe y diga que lo acepta',
    noticed: 'Lo que notamos en el archivo',
    done: 'El directorio está al día',
  },
};

const looks = [
  { number: 10, width: 1280, theme: 'light', locale: 'en', script: true },
  { number: 11, width: 360, theme: 'dark', locale: 'es', script: true },
  { number: 12, width: 360, theme: 'light', locale: 'en', script: false },
  { number: 13, width: 1280, theme: 'dark', locale: 'es', script: false },
] as const;

describe('network staff', () => {
  test.each(looks)(
    'bring in a faulty file, correct it and see its schools: $locale, $width pixels, $theme, script: $script',
    async ({ number, ...look }) => {
      const page = await browser.open(look);
      const checker = await browser.open({ ...look, script: true });
      const works = () => worksForEveryone(page, checker);
      const { faulty, corrected, schools } = directoryFile(number);
      const words = said[look.locale];
      await signIn(page);

      await submit(page);
      await page.locator('.error-summary').waitFor();
      await works();

      await uploadFile(page, faulty);
      expect(await page.textContent('main')).toContain(words.mapping);
      await works();
      await submit(page);
      expect(await page.locator('.error-summary a').count()).toBe(2);
      await works();
      await sayWhose(page);
      await submit(page);

      await page.locator('[name=accept]').waitFor();
      const preview = (await page.textContent('main')) ?? '';
      expect(preview).toContain(words.rounded);
      expect(preview).toContain(`Escuela Peñón ${number}`);
      await works();
      await submit(page);
      expect(await page.textContent('.error-summary')).toContain(words.accept);
      await works();

      await page.locator('main a[href$="/problems"]').first().click();
      expect(await problemsOf(page)).toEqual(faults);
      await works();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[href$="problems.csv"]').click(),
      ]);
      const report = readFileSync(await download.path(), 'utf8');
      expect(report).toContain(words.rounded);
      expect(report.trim().split('\n').length).toBeGreaterThan(faults.length);
      expect((await page.goto(`/schools/${schools[0]!.id}`))?.status()).toBe(404);

      await page.goto('/directory/imports');
      await uploadFile(page, corrected);
      await sayWhose(page);
      await submit(page);
      await page.locator('form[action$="/confirmation"]').waitFor();
      expect(await page.textContent('main')).toContain(words.noticed);
      expect(await page.locator('[name=accept]').count()).toBe(0);
      await works();
      await submit(page);
      await page.locator('.notice', { hasText: words.done }).waitFor();
      await works();
      await page.goto('/directory/imports');
      await works();

      for (const school of schools) await isInTheDirectory(page, school);
    },
    120_000,
  );

  test('do all of it with the keyboard alone', async () => {
    const page = await browser.open();
    const { corrected, schools } = directoryFile(14);
    await page.goto('/sign-in?next=/directory/imports');
    await reach(page, page.locator('button', { hasText: 'Rosa Almeida' }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/directory/imports');

    await keyboard(page).upload(page.locator('main input[type=file]'), corrected);
    await reach(page, submitButton(page));
    await page.keyboard.press('Enter');
    await page.locator('[name=column-0]').waitFor();
    await reach(page, page.locator('[name=source]'));
    await page.keyboard.type('Made for a test');
    await reach(page, page.locator('[name=asOf]'));
    await page.keyboard.type('10012025');
    await reach(page, page.locator('[name=options][value=repair]'));
    await page.keyboard.press('Space');
    expect(await page.locator('[name=options][value=repair]').isChecked()).toBe(false);
    await reach(page, submitButton(page));
    await page.keyboard.press('Enter');

    await page.locator('form[action$="/confirmation"]').waitFor();
    await reach(page, submitButton(page));
    await page.keyboard.press('Space');
    await page.locator('.notice', { hasText: said.en.done }).waitFor();
    await reach(page, page.locator('main a[href="/schools"]'));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/schools');
    await reach(page, page.locator('main input[name=q]'));
    await page.keyboard.type(schools[1]!.name);
    await page.keyboard.press('Enter');
    await reach(page, page.locator(`main a[href="/schools/${schools[1]!.id}"]`));
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: schools[1]!.name }).waitFor();
  }, 120_000);
});

/** The kinds of problem of the faulty file, the gravest first, as the report links to them. */
const faults = [
  'id-rounded',
  'name-missing',
  'repeated-id',
  'zip-repaired',
  'no-value-code',
  'closed-left-out',
  'district-new',
  'other-encoding',
  'repeated-row',
];

async function problemsOf(page: Page): Promise<(string | null)[]> {
  const links = await page
    .locator('main a[href*="?code="]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return links.map((href) => new URL(href, 'http://site').searchParams.get('code'));
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in?next=/directory/imports');
  await page.locator('button', { hasText: 'Rosa Almeida' }).click();
  await page.waitForURL('**/directory/imports');
}

const submitButton = (page: Page) => page.locator('main form[action^="/directory"] button[type=submit]').last();

const submit = (page: Page) => submitButton(page).click();

async function uploadFile(page: Page, file: ReturnType<typeof directoryFile>['faulty']): Promise<void> {
  await page.locator('main input[type=file]').setInputFiles(file);
  await submit(page);
  // Without script the page loads itself again until the file is read.
  await page.locator('[name=column-0]').waitFor();
}

async function sayWhose(page: Page): Promise<void> {
  await page.locator('[name=source]').fill('Made for a test');
  await page.locator('[name=asOf]').fill('2025-10-01');
}

/** In the search, on its profile and on the map around it. */
async function isInTheDirectory(page: Page, { id, name }: { id: string; name: string }): Promise<void> {
  await page.goto(`/schools?q=${encodeURIComponent(name.replace('Peñón', 'penon'))}`);
  await page.locator(`main a[href="/schools/${id}"]`).first().click();
  expect(await page.textContent('h1')).toBe(name);
  await page.locator('main a[href^="/map?"]').last().click();
  await page.waitForURL('**/map?**');
  expect(await page.locator(`main svg a[href="/schools/${id}"]`).getAttribute('aria-label')).toBe(name);
}
