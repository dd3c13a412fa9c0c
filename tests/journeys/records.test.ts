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
import { type Hands, keyboard, pointer } from './hands.js';
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

const questions = {
  en: {
    unknown: ['1 code that we do not know', '1 school that we do not know'],
    known: ['All codes are understood', 'All schools are found', 'As you said on'],
    lastName: 'Last name',
    unexcused: 'Absent, unexcused',
    nothing: 'Nothing would change',
    undone: 'This import was taken back',
  },
  es: {
    unknown: ['1 código que no conocemos', '1 escuela que no conocemos'],
    known: ['Todos los códigos se entienden', 'Se encontraron todas las escuelas', 'Como usted indicó el'],
    lastName: 'Apellidos',
    unexcused: 'Ausente, sin justificar',
    nothing: 'Nada cambiaría',
    undone: 'Esta importación se deshizo',
  },
};

/** Of a year before all others, so that nothing of the district ends: a column, a code and a school that nobody can know. */
const oddFiles = {
  'schools.csv': 'school_id,school_name\nEAST,The old building\n',
  'students.csv': 'student_id,first_name,Apellidos\nJ1,Ada,Reyes\n',
  'enrollments.csv': 'student_id,school_id,grade,entry_date,exit_date\nJ1,EAST,3,2019-09-03,2020-06-12\n',
  'calendar.csv': 'school_id,date,in_session\nEAST,2019-09-03,yes\nEAST,2019-09-04,yes\n',
  'absences.csv': 'student_id,school_id,date,code\nJ1,EAST,2019-09-04,Q7\n',
};

const handsOf: Record<'pointer' | 'keyboard', (page: Page) => Hands> = { pointer: () => pointer, keyboard };

describe.each([
  { by: 'keyboard', width: 1280, theme: 'light', locale: 'en', script: true },
  { by: 'pointer', width: 360, theme: 'dark', locale: 'es', script: false },
] as const)('by $by at $width pixels, $theme, in $locale, script: $script', ({ by, ...look }) => {
  test('what a column, a code and a school mean is said once, brought in, remembered, and taken back', async () => {
    const page = await browser.open(look);
    const checker = await browser.open({ ...look, script: true });
    const works = () => worksForEveryone(page, checker);
    const hands = handsOf[by](page);
    const words = questions[look.locale];
    const main = page.locator('main');
    const button = main.locator('form button[type=submit]');
    const bring = async () => {
      await page.goto('/records/imports');
      await hands.upload(page.locator('input[type=file]'), await exportOf(oddFiles));
      await hands.write(page.locator('input[name=system]'), `Odd by ${by}`);
      await hands.press(button.first());
      await isLookedAt();
    };
    const isLookedAt = () => page.locator('form[action$="/confirmation"]').waitFor({ timeout: 60_000 });
    const answer = async (link: string, label: string, option: string) => {
      await hands.press(main.locator(`a[href*="${link}"]`).first());
      await main.locator('select').first().waitFor();
      await works();
      await hands.choose(page.getByLabel(label, { exact: true }), option);
      await hands.press(button.last());
      await isLookedAt();
    };

    await page.goto('/sign-in');
    await hands.press(page.locator('button', { hasText: /Ana Ribeiro/ }));
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await bring();
    for (const unknown of words.unknown) expect(await main.textContent()).toContain(unknown);
    await works();
    const students = await page.locator('#files a', { hasText: 'students.csv' }).getAttribute('href');
    await answer(new URL(students!, page.url()).pathname, 'Apellidos', words.lastName);
    await answer('/codes', 'Q7', words.unexcused);
    await answer('/schools', 'EAST · The old building', 'Periwinkle Elementary School (fictional)');
    for (const known of words.known) expect(await main.textContent()).toContain(known);
    await works();
    await hands.press(page.locator('form[action$="/confirmation"] button'));
    await page.locator('.notice--success').waitFor({ timeout: 60_000 });
    const done = page.url();

    await bring();
    expect(await main.textContent()).toContain(words.nothing);
    for (const known of words.known) expect(await main.textContent()).toContain(known);

    await page.goto(done);
    await hands.press(page.locator('form[action$="/undo"] button'));
    await page.getByText(words.undone).waitFor({ timeout: 60_000 });
  });
});

async function exportOf(files: Record<string, string>): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return { name: 'odd.zip', mimeType: 'application/zip', buffer: Buffer.concat(chunks) };
}

const send = (page: Page) => page.locator('main form button[type=submit]').first().click();
