import { createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { writeDistrict } from '../../demo/district/files.ts';
import { worksForEveryone } from './axe.js';
import { testBrowser } from './browser.js';
import { testSite } from './site.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);
const folder = mkdtempSync(join(tmpdir(), 'lt-records-'));
const running = join(folder, 'running-year.zip');
const faulty = join(folder, 'with-errors/absences.csv');

beforeAll(async () => {
  await writeDistrict(folder);
  const zip = new ZipFile();
  const year = join(folder, '2026-27');
  for (const entry of readdirSync(year, { recursive: true, withFileTypes: true }))
    if (entry.isFile())
      zip.addFile(join(entry.parentPath, entry.name), join(entry.parentPath, entry.name).slice(year.length + 1));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(running));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const said = {
  en: {
    choose: 'Choose a file',
    decide: 'Please decide first',
    accept: 'Say that this is right',
    nothing: 'Nothing would change',
    done: 'The records are in',
    undone: 'This import was taken back',
  },
  es: {
    choose: 'Elija un archivo',
    decide: 'Decida primero',
    accept: 'Confirme que es correcto',
    nothing: 'Nada cambiaría',
    done: 'Los registros están importados',
    undone: 'Esta importación se deshizo',
  },
};

describe.each([
  { width: 1280, theme: 'light', locale: 'en', script: true },
  { width: 360, theme: 'dark', locale: 'es', script: false },
] as const)('a data steward at $width pixels, $theme, in $locale, script: $script', (look) => {
  test('looks at a faulty list, then brings in the right export and takes it back', async () => {
    const page = await browser.open(look);
    const checker = await browser.open({ ...look, script: true });
    const works = () => worksForEveryone(page, checker);
    const words = said[look.locale];
    const wait = { timeout: 60_000 };
    await page.goto('/sign-in');
    await page.locator('button', { hasText: /Ana Ribeiro/ }).click();
    await page.goto('/records/imports');

    await send(page);
    expect(await page.textContent('.error-summary')).toContain(words.choose);
    await works();

    await page.locator('input[type=file]').setInputFiles(faulty);
    await send(page);
    await page.locator('form[action$="/confirmation"]').waitFor(wait);
    expect(await page.textContent('main')).toContain(words.decide);
    await works();
    await send(page);
    expect(await page.textContent('.error-summary')).toContain(words.accept);
    await works();

    await page.goto('/records/imports');
    await page.locator('input[type=file]').setInputFiles(running);
    await send(page);
    await page.locator('form[action$="/confirmation"]').waitFor(wait);
    expect(await page.textContent('main')).toContain(words.nothing);
    await works();
    await send(page);
    await page.locator('.notice--success').waitFor(wait);
    expect(await page.textContent('.notice--success')).toContain(words.done);
    await works();
    await page.locator('form[action$="/undo"] button').click();
    await page.getByText(words.undone).waitFor(wait);
    await works();
  });
});

const send = (page: Page) => page.locator('main form button[type=submit]').first().click();
