import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;
let other: string;
let principal: string;

const own = {
  name_en: 'How we work',
  name_es: 'Cómo trabajamos',
  origin_en: 'Our members, May 2026',
  origin_es: 'Nuestros miembros, mayo de 2026',
  summary_en: 'Two promises.',
  summary_es: 'Dos promesas.',
  principles_en: '# Listen first\nThen speak.\n\n# Eat together',
  principles_es: '# Escuchar primero\nLuego hablar.\n\n# Comer juntos',
};
const address = '/principles/how-we-work';
const text = async (path: string, as?: string) => (await house.ask(path, { as })).text();
const begin = (fields: Record<string, string> = {}, as = staff) =>
  house.ask('/principles', { as, form: { id: uuidv7(), base: '0', ...own, ...fields } });
const revise = (fields: Record<string, string>, as = staff) =>
  house.ask(`${address}/versions`, { as, form: { id: uuidv7(), ...own, ...fields } });
const versions = async () =>
  (
    await house.database
      .pool('keeper')
      .query<{ version: number }>(
        `select version from commons.framework_version v join commons.framework f on f.id = v.framework_id where key = 'how-we-work' order by 1`,
      )
  ).rows.map(({ version }) => version);

beforeAll(async () => {
  await house.database
    .pool('keeper')
    .query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'River Valley')`, [network]);
  staff = await house.person('network staff', network, 'Ana Staff');
  other = await house.person('network staff', network, 'Ben Staff');
  principal = await house.person('principal', network);
});

describe('beginning', () => {
  test('makes a framework in two languages at an address made of its name', async () => {
    const answer = await begin();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, address]);
    const page = await text(address, staff);
    for (const words of ['Listen first', 'Then speak.', 'Our members, May 2026']) expect(page).toContain(words);
    expect(await text(`${address}?lang=es`, staff)).toContain('Comer juntos');
  });

  test('leaves it to network staff until it is shown, then it is public with its older versions', async () => {
    const doors = [address, '/api/v1/frameworks/how-we-work'];
    for (const door of doors)
      for (const as of [undefined, principal]) expect((await house.ask(door, { as })).status, door).toBe(404);
    expect(await text('/api/v1/frameworks')).not.toContain('how-we-work');
    const seen = /name="seen" value="([^"]*)"/.exec(await text('/principles/choices', staff))?.[1] ?? '';
    await house.ask('/principles/choices', { as: staff, form: { frameworks: 'how-we-work', seen } });
    for (const door of doors)
      for (const as of [undefined, principal]) expect((await house.ask(door, { as })).status, door).toBe(200);
    expect(await text('/principles')).toContain('Listen first');
    expect(await text('/sitemap.xml')).toContain(address);
  });

  test('sent twice begins once; another of the same name gets another address', async () => {
    const id = uuidv7();
    const places = [await begin({ id }), await begin({ id })].map((answer) => answer.headers.get('location'));
    expect(places).toEqual([`${address}-2`, `${address}-2`]);
    expect((await begin({ name_en: 'New' })).headers.get('location')).toBe('/principles/framework-new');
    expect((await begin({ name_en: '学校' })).headers.get('location')).toBe('/principles/framework');
  });

  test('with a preview shows both languages and saves nothing', async () => {
    const answer = await begin({ name_en: 'Only looked at', do: 'preview' });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    for (const words of ['Nothing is saved yet.', 'Only looked at</h3>', 'Comer juntos</h4>'])
      expect(page).toContain(words);
    expect(await text('/principles/choices', staff)).not.toContain('Only looked at');
  });
});

describe('revising', () => {
  test('keeps the older versions, each at its address, and saving what is there adds none', async () => {
    expect((await revise({ base: '1', name_en: 'How we work now' })).status).toBe(303);
    expect((await revise({ base: '2', name_en: 'How we work now' })).status).toBe(303);
    expect(await versions()).toEqual([1, 2]);
    const now = await text(address);
    for (const words of ['How we work now', 'Version 2', 'Older versions', '?version=1']) expect(now).toContain(words);
    const before = await text(`${address}?version=1`);
    expect(before).toContain('This is version 1');
    expect(before).not.toContain('How we work now');
    const { name } = (await (await house.ask('/api/v1/frameworks/how-we-work?version=1')).json()) as { name: unknown };
    expect(name).toEqual({ en: 'How we work', es: 'Cómo trabajamos' });
  });

  test('a form sent twice saves once', async () => {
    const fields = { id: uuidv7(), base: '2', summary_en: 'Sent twice.' };
    expect([(await revise(fields)).status, (await revise(fields)).status]).toEqual([303, 303]);
    expect(await versions()).toEqual([1, 2, 3]);
  });

  test('a preview of a revision saves nothing', async () => {
    const answer = await revise({ base: '3', principles_en: '# One\n# Two to come', do: 'preview' });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Two to come</h4>')]);
    expect(await versions()).toEqual([1, 2, 3]);
  });

  test('from an older version loses nothing: their words, the other’s, and saving again', async () => {
    const answer = await revise({ base: '1', summary_en: 'Begun too early.' }, other);
    const page = await answer.text();
    expect(answer.status).toBe(409);
    for (const words of ['Somebody else saved a new version', 'Begun too early.', 'What is saved now', 'Sent twice.'])
      expect(page).toContain(words);
    const base = /name="base" value="(\d+)"/.exec(page)?.[1] ?? '';
    expect(base).toBe('3');
    expect((await revise({ base, summary_en: 'Begun too early.' }, other)).status).toBe(303);
    expect(await text(address)).toContain('Begun too early.');
  });

  test('of two who save at the same moment from the same version, one is told', async () => {
    const answers = await Promise.all([
      revise({ base: '4', summary_en: 'One.' }),
      revise({ base: '4', summary_en: 'Two.' }, other),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await versions()).toEqual([1, 2, 3, 4, 5]);
  });

  test('can begin from an older version', async () => {
    const page = await text(`${address}/edit?version=2`, staff);
    expect(page).toMatch(/name="name_en"[^>]*value="How we work now"/);
    expect(page).toMatch(/name="base" value="5"/);
    expect(page).toContain('# Escuchar primero');
    expect((await house.ask(`${address}/edit?version=99`, { as: staff })).status).toBe(404);
  });
});

describe('what is refused', () => {
  test.each([
    ['nothing written', Object.fromEntries(Object.keys(own).map((name) => [name, ''])), 'Write the name in English.'],
    ['no name', { name_en: '' }, 'Write the name in English.'],
    ['no author', { origin_es: '' }, 'Say in Spanish who wrote it.'],
    ['no principle', { principles_es: '' }, 'Write at least one principle in Spanish.'],
    ['words before the first title', { principles_en: 'Only words\n# One\n# Two' }, 'in English has no title'],
    ['unequal lists', { principles_es: '# Una' }, 'There are 2 principles in English and 1 principle in Spanish.'],
    ['a very long name', { name_en: 'x'.repeat(201) }, 'The name in English is longer than 200 characters.'],
    ['a very long title', { principles_en: `# ${'x'.repeat(201)}\n# b` }, 'A title in English is longer than 200'],
    ['a very long text', { principles_es: `# a\n${'x'.repeat(20_000)}\n# b` }, 'longer than 20,000 characters'],
    ['forty-one principles', { principles_en: '# a\n'.repeat(41) }, 'There are more than 40 principles in English.'],
  ])('%s, and nothing typed is lost', async (name, wrong, words) => {
    const kept = name === 'nothing written' ? '' : 'Todo sigue aquí.';
    const answer = await begin({ summary_es: kept, ...wrong });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(words);
    expect(page).toContain('There is a problem');
    expect(page).toContain(kept);
  });

  test('a framework of the field, one that is not there, and a form without its hidden parts', async () => {
    expect((await house.ask('/principles/ces-benchmarks/edit', { as: staff })).status).toBe(404);
    const form = { id: uuidv7(), base: '1', ...own };
    expect((await house.ask('/principles/ces-benchmarks/versions', { as: staff, form })).status).toBe(404);
    expect((await house.ask('/principles/nowhere/versions', { as: staff, form })).status).toBe(404);
    expect((await house.ask('/principles', { as: staff, form: own })).status).toBe(422);
    expect((await begin({ id: 'x' })).status).toBe(422);
  });

  test('everyone but network staff', async () => {
    expect((await begin({}, principal)).status).toBe(403);
    expect((await revise({ base: '5' }, principal)).status).toBe(403);
    for (const path of ['/principles/new', `${address}/edit`]) {
      expect((await house.ask(path, { as: principal })).status, path).toBe(403);
      expect((await house.ask(path)).status, path).toBe(303);
    }
    expect(await text(address)).not.toContain('Edit this framework');
  });
});

test('in one language it says so to readers of the other', async () => {
  const english = Object.fromEntries(
    Object.entries(own).map(([name, value]) => [name, name.endsWith('_es') ? '' : value]),
  );
  const at = (await begin({ ...english, name_en: 'English only' })).headers.get('location') ?? '';
  const page = await text(`${at}?lang=es`, staff);
  expect(page).toContain('<span lang="en">Listen first</span>');
  expect(page).toContain('solo está escrito en English');
});

test('markup in it is shown as text', async () => {
  const marked = { name_en: '<b>Bold</b>', principles_en: '# <script>x</script>\n<img src=x>\n# b' };
  const page = await text((await begin(marked)).headers.get('location') ?? '', staff);
  expect(page).toContain('&lt;script&gt;x');
  expect(page).not.toMatch(/<script>x|<img src=x|<b>Bold/);
});
