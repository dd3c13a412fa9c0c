import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;
let other: string;

const about = { title_en: 'About us', title_es: 'Quiénes somos', body_en: 'We begin.', body_es: 'Comenzamos.' };
const begun = (base = '0') => ({ id: uuidv7(), base });
const save = (fields: Record<string, string>, as = staff, page = 'about') =>
  house.ask(`/pages/${page}/editions`, { as, form: fields });
const text = async (path: string, as?: string) => (await house.ask(path, { as })).text();
const versions = async (page: string) =>
  (
    await house.database
      .pool('keeper')
      .query<{ version: number }>('select version from commons.page_edition where page = $1 order by version', [page])
  ).rows.map(({ version }) => version);

beforeAll(async () => {
  await house.database
    .pool('keeper')
    .query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'River Valley Coalition')`, [
      network,
    ]);
  staff = await house.person('network staff', network, 'Ana Staff');
  other = await house.person('network staff', network, 'Ben Staff');
});

describe('editing in place', () => {
  test('every page can be edited from where it stands, by network staff only', async () => {
    for (const path of ['/', '/about', '/join', '/privacy', '/accessibility', '/contact']) {
      expect(await text(path, staff), path).toContain('Edit this page');
      expect(await text(path), path).not.toContain('Edit this page');
    }
    expect(await text('/pages', staff)).toContain('The text this site came with');
  });

  test('the editor begins with the text that the site came with, the coalition’s name filled in', async () => {
    const page = await text('/pages/about/edit', staff);
    expect(page).toContain('River Valley Coalition');
    expect(page).not.toContain('{coalition}');
  });

  test('a saved page is public at once in both languages, and its history says who saved it', async () => {
    const answer = await save({ ...about, ...begun() });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/about']);
    expect(await text('/about')).toContain('We begin.');
    expect(await text('/about?lang=es')).toContain('Comenzamos.');
    const history = await text('/pages/about/history', staff);
    for (const words of ['Version 1', 'Ana Staff', 'Version 0', 'Shown to everyone now.'])
      expect(history).toContain(words);
  });

  test('a form sent twice saves once, and saving what is there adds no version', async () => {
    const fields = { ...about, body_en: 'Sent twice.', ...begun('1') };
    expect([(await save(fields)).status, (await save(fields)).status]).toEqual([303, 303]);
    expect((await save({ ...fields, ...begun('2') })).status).toBe(303);
    expect(await versions('about')).toEqual([1, 2]);
  });

  test('a preview shows the page and saves nothing', async () => {
    const answer = await save({ ...about, body_en: '# A heading to come', ...begun('2'), do: 'preview' });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('Nothing is saved yet.');
    expect(page).toMatch(/<h4[^>]*>A heading to come<\/h4>/);
    expect(await versions('about')).toEqual([1, 2]);
  });

  test('whoever began from an older version keeps their words, sees the other’s, and can save again', async () => {
    const mine = { ...about, body_en: 'Ben’s words.', ...begun('1') };
    const refused = await save(mine, other);
    const page = await refused.text();
    expect(refused.status).toBe(409);
    for (const words of ['Somebody else saved this page', 'Ben’s words.', 'Sent twice.']) expect(page).toContain(words);
    const base = /name="base" value="(\d+)"/.exec(page)?.[1];
    const id = /name="id" value="([^"]+)"/.exec(page)?.[1];
    expect(base).toBe('2');
    expect((await save({ ...mine, id: id ?? '', base: base ?? '' }, other)).status).toBe(303);
    expect(await text('/about')).toContain('Ben’s words.');
  });

  test('of two who save at the same moment from the same version, one is told', async () => {
    const answers = await Promise.all([
      save({ ...about, body_en: 'One.', ...begun('3') }),
      save({ ...about, body_en: 'Two.', ...begun('3') }, other),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await versions('about')).toEqual([1, 2, 3, 4]);
  });

  test('an older version is brought back as the newest one, the text the site came with too', async () => {
    const restore = (version: string, base: string) =>
      house.ask('/pages/about/restorations', { as: staff, form: { ...begun(base), version } });
    expect(await text('/pages/about/history/1', staff)).toContain('Bring this version back');
    expect((await restore('1', '4')).status).toBe(303);
    expect(await text('/about')).toContain('We begin.');
    expect(await text('/pages/about/history', staff)).toContain('Brought back from version 1.');
    expect((await restore('0', '5')).status).toBe(303);
    expect(await text('/about')).toContain('River Valley Coalition');
    expect((await restore('2', '5')).status).toBe(409);
    expect((await restore('99', '6')).status).toBe(404);
  });
});

describe('what is refused', () => {
  test.each([
    ['no title', { title_en: '' }, 'Write a title in English.'],
    ['no text', { body_es: '  ' }, 'Write the text in Spanish.'],
    ['a title that is too long', { title_en: 'x'.repeat(201) }, 'longer than 200 characters'],
    ['a text that is too long', { body_en: 'x'.repeat(50_001) }, 'longer than 50,000 characters'],
  ])('%s, and nothing typed is lost', async (_, wrong, words) => {
    const answer = await save({ ...about, ...wrong, title_es: 'Todo sigue aquí', ...begun('6') });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(words);
    expect(page).toContain('Todo sigue aquí');
  });

  test('markup in a text is shown as text', async () => {
    await save({ ...about, ...begun('6'), body_en: '<script>alert(1)</script> [x](javascript:alert(1))' });
    const page = await text('/about');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('href="javascript:');
  });

  test('a page that does not exist, a version that is no number, and a form without its hidden parts', async () => {
    expect((await house.ask('/pages/nowhere/edit', { as: staff })).status).toBe(404);
    expect((await house.ask('/pages/constructor/edit', { as: staff })).status).toBe(404);
    expect((await house.ask('/pages/about/history/x', { as: staff })).status).toBe(404);
    expect((await save(about)).status).toBe(422);
  });

  test('by the database too: nobody but network staff, and nobody in another’s name', async () => {
    const principal = await house.person('principal', network);
    expect((await house.ask('/pages/about/edit', { as: principal })).status).toBe(403);
    expect((await save({ ...about, ...begun('7') }, principal)).status).toBe(403);
    expect((await house.ask('/pages/about/edit')).status).toBe(303);
  });
});
