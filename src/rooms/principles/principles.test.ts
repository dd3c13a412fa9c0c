import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { scope } from '#ground/db/scope.js';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;
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
const text = async (path: string, as?: string) => (await house.ask(path, { as })).text();
const begin = (fields: Record<string, string> = {}, as = staff) =>
  house.ask('/principles', { as, form: { id: uuidv7(), ...own, ...fields } });
const revise = (fields: Record<string, string>, as = staff) =>
  house.ask('/principles/how-we-work/versions', { as, form: { id: uuidv7(), ...own, ...fields } });

beforeAll(async () => {
  await house.database
    .pool('keeper')
    .query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'River Valley')`, [network]);
  staff = await house.person('network staff', network, 'Ana Staff');
  principal = await house.person('principal', network);
});

describe('the field’s frameworks', () => {
  test.each([
    ['ces-common-principles', 10, 'Less is more', 'Menos es más'],
    ['ces-benchmarks', 14, 'Essential questions', 'Preguntas esenciales'],
    ['community-school-principles', 6, 'Results-driven partnership', 'Alianzas por resultados'],
    ['community-school-pillars', 4, 'Integrated student supports', 'Apoyos integrados'],
    ['community-school-essentials', 10, 'Shared vision', 'Visión compartida'],
  ])('%s has %i principles, in English and in Spanish', async (key, count, english, spanish) => {
    const { principles } = (await (await house.ask(`/api/v1/frameworks/${key}`)).json()) as { principles: unknown[] };
    expect(principles).toHaveLength(count);
    expect(await text(`/principles/${key}`)).toContain(english);
    const page = await text(`/principles/${key}?lang=es`);
    expect(page).toContain(spanish);
    expect(page).not.toContain('lang="en"><');
  });

  test('cannot be rewritten, by route or by direct SQL, even by network staff', async () => {
    expect((await house.ask('/principles/ces-benchmarks/edit', { as: staff })).status).toBe(404);
    const attempt = scope(house.database, { personId: staff }, ({ client }) =>
      client.query(
        `insert into commons.framework_version (id, framework_id, version, name, origin, summary, saved_by)
         select $1, id, 2, '{}', '{}', '{}', $2 from commons.framework where key = 'ces-benchmarks'`,
        [uuidv7(), staff],
      ),
    );
    await expect(attempt).rejects.toThrow(/row-level security/);
  });
});

describe('choosing', () => {
  const choose = (frameworks: string, as = staff) => house.ask('/principles/choices', { as, form: { frameworks } });

  test('decides what the public page shows, and choosing again changes nothing', async () => {
    expect(await text('/principles')).toContain('Nothing is shown yet');
    await choose('community-school-pillars');
    await choose('community-school-pillars');
    expect(await text('/principles')).toContain('Integrated student supports');
    const { rows } = await house.database.pool('keeper').query('select ended_at from commons.framework_showing');
    expect(rows).toEqual([{ ended_at: null }]);
    await choose('ces-common-principles');
    const page = await text('/principles');
    expect(page).toContain('Less is more');
    expect(page).not.toContain('Integrated student supports');
  });

  test('of a name that nobody has shows nothing, and is for network staff alone', async () => {
    await choose('made-up');
    expect(await text('/principles')).toContain('Nothing is shown yet');
    expect((await choose('ces-benchmarks', principal)).status).toBe(403);
  });
});

describe('the coalition’s own framework', () => {
  test('is written in two languages and stands at an address made of its name', async () => {
    const answer = await begin();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/principles/how-we-work']);
    const page = await text('/principles/how-we-work');
    for (const words of ['Listen first', 'Then speak.', 'Our members, May 2026']) expect(page).toContain(words);
    expect(await text('/principles/how-we-work?lang=es')).toContain('Comer juntos');
  });

  test('sent twice is begun once; another of the same name gets another address', async () => {
    const id = uuidv7();
    const places = [await begin({ id }), await begin({ id })].map((answer) => answer.headers.get('location'));
    expect(places).toEqual(['/principles/how-we-work-2', '/principles/how-we-work-2']);
    expect((await begin({ name_en: 'New' })).headers.get('location')).toBe('/principles/framework-new');
  });

  test('keeps its older versions when it is revised', async () => {
    expect((await revise({ base: '1', name_en: 'How we work now' })).status).toBe(303);
    expect(await text('/principles/how-we-work')).toContain('How we work now');
    const before = await text('/principles/how-we-work?version=1');
    expect(before).toContain('This is version 1');
    expect(before).not.toContain('How we work now');
    expect((await house.ask('/principles/how-we-work?version=9')).status).toBe(404);
  });

  test('revised from an older version loses nothing: their words, the other’s, and saving again', async () => {
    const answer = await revise({ base: '1', summary_en: 'Begun too early.' });
    const page = await answer.text();
    expect(answer.status).toBe(409);
    for (const words of ['Somebody else saved a new version', 'Begun too early.', 'What is public now'])
      expect(page).toContain(words);
    const base = /name="base" value="(\d+)"/.exec(page)?.[1] ?? '';
    expect((await revise({ base, summary_en: 'Begun too early.' })).status).toBe(303);
    expect(await text('/principles/how-we-work')).toContain('Begun too early.');
  });

  test('in one language says so to readers of the other', async () => {
    const spanish = Object.fromEntries(
      Object.keys(own).map((name) => [name, name.endsWith('_es') ? '' : own[name as 'name_en']]),
    );
    const at = (await begin({ ...spanish, name_en: 'English only' })).headers.get('location') ?? '';
    expect(await text(`${at}?lang=es`)).toMatch(/lang="en"[^>]*>English only|lang="en"[^>]*>Listen first/);
  });

  test.each([
    ['no name', { name_en: '' }, 'Write the name (English).'],
    ['no author', { origin_es: '' }, 'Say who wrote it (Español).'],
    ['no title', { principles_en: 'Only words' }, 'Its title is a line that starts with #.'],
    ['unequal lists', { principles_es: '# Una' }, 'a different number of principles'],
    ['a very long name', { name_en: 'x'.repeat(201) }, 'This is too long (English)'],
    ['forty-one principles', { principles_en: '# a\n'.repeat(41), principles_es: '# a\n'.repeat(41) }, 'at most 40'],
  ])('with %s is refused, and nothing typed is lost', async (_, wrong, words) => {
    const answer = await begin({ summary_en: 'Still here.', ...wrong });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(words);
    expect(page).toContain('Still here.');
  });

  test('with markup in it shows the markup as text', async () => {
    const at = (await begin({ name_en: '<b>Bold</b>', principles_en: '# <script>x</script>\n<img src=x>\n# b' }))
      .headers;
    const page = await text(at.get('location') ?? '');
    expect(page).not.toMatch(/<script>x|<img src=x|<b>Bold/);
  });

  test('is for network staff alone, by route and by direct SQL', async () => {
    expect((await begin({}, principal)).status).toBe(403);
    expect((await house.ask('/principles/new')).status).toBe(303);
    const attempt = scope(house.database, { personId: principal }, ({ client }) =>
      client.query('insert into commons.framework (id, key, added_by) values ($1, $2, $3)', [
        uuidv7(),
        'mine',
        principal,
      ]),
    );
    await expect(attempt).rejects.toThrow(/row-level security/);
    const addition = house.database
      .pool('visitor')
      .query(`insert into commons.framework (id, key) values ($1, 'x')`, [uuidv7()]);
    await expect(addition).rejects.toThrow(/permission denied/);
  });
});
