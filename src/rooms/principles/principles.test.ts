import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;
let principal: string;

const text = async (path: string, as?: string) => (await house.ask(path, { as })).text();
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
const seen = async () => hidden(await text('/principles/choices', staff), 'seen');
const choose = (frameworks: string, sawThen: string, as = staff) =>
  house.ask('/principles/choices', { as, form: { frameworks, seen: sawThen } });

beforeAll(async () => {
  await house.database
    .pool('keeper')
    .query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'River Valley')`, [network]);
  staff = await house.person('network staff', network, 'Ana Staff');
  principal = await house.person('principal', network);
});

interface FrameworkAnswer {
  version: number;
  savedAt: string;
  origin: { en: string; es: string };
  principles: { part: unknown; title: { en: string; es: string }; body: { en: string; es: string } }[];
}

describe('the field’s frameworks', () => {
  const coalitionOfEssentialSchools = 'Coalition of Essential Schools';
  test.each([
    ['ces-common-principles', 10, coalitionOfEssentialSchools, 'Less is more', 'Menos es más'],
    ['ces-benchmarks', 14, coalitionOfEssentialSchools, 'Essential questions', 'Preguntas esenciales'],
    ['community-school-principles', 6, 'Coalition for Community Schools', 'Results-driven partnership', 'Alianzas'],
    ['community-school-pillars', 4, 'Coalition for Community Schools', 'Integrated student', 'Apoyos integrados'],
    ['community-school-essentials', 10, 'Coalition for Community Schools', 'Shared vision', 'Visión compartida'],
  ])('%s has %i principles by the %s, in English and in Spanish', async (key, count, author, english, spanish) => {
    const framework = (await (await house.ask(`/api/v1/frameworks/${key}`)).json()) as FrameworkAnswer;
    expect(framework.principles).toHaveLength(count);
    for (const { title, body } of framework.principles)
      for (const words of [title.en, title.es, body.en, body.es]) expect(words).toMatch(/\S/);
    expect([framework.version, framework.savedAt.slice(0, 10)]).toEqual([1, '2026-11-22']);
    for (const origin of [framework.origin.en, framework.origin.es]) expect(origin).toContain(author);
    expect(await text(`/principles/${key}`)).toContain(english);
    const page = await text(`/principles/${key}?lang=es`);
    expect(page).toContain(spanish);
    expect(page.slice(page.indexOf('<main'), page.indexOf('</main'))).not.toContain('lang="en"');
  });

  test('are listed for programs with whether the coalition shows them', async () => {
    const { items } = (await (await house.ask('/api/v1/frameworks')).json()) as {
      items: { key: string; shown: boolean; standard: boolean }[];
    };
    expect(items.map(({ key, shown, standard }) => [key, shown, standard])).toEqual([
      ['ces-common-principles', false, true],
      ['ces-benchmarks', false, true],
      ['community-school-principles', false, true],
      ['community-school-pillars', false, true],
      ['community-school-essentials', false, true],
    ]);
  });

  test('are not there under a name that nobody has, in a version that is none', async () => {
    for (const path of ['nothing', 'ces-benchmarks?version=2', 'ces-benchmarks?version=x', 'ces-benchmarks?version=0'])
      expect((await house.ask(`/principles/${path}`)).status, path).toBe(404);
    expect((await house.ask('/api/v1/frameworks/nothing')).status).toBe(404);
    expect((await house.ask('/api/v1/frameworks/ces-benchmarks?version=2')).status).toBe(404);
    expect((await house.ask('/api/v1/frameworks/ces-benchmarks?version=x')).status).toBe(422);
  });

  test('say where they stand when the coalition does not show them', async () => {
    expect(await text('/principles/ces-benchmarks')).toContain('does not show this among its principles');
  });
});

describe('choosing', () => {
  test('decides what the public page shows, and choosing again changes nothing', async () => {
    expect(await text('/principles')).toContain('Nothing is shown yet');
    const before = await seen();
    for (const _ of ['once', 'sent twice']) {
      const answer = await choose('community-school-pillars', before);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/principles']);
    }
    expect(await text('/principles')).toContain('Integrated student supports');
    const { rows } = await house.database.pool('keeper').query('select ended_at from commons.framework_showing');
    expect(rows).toEqual([{ ended_at: null }]);
    await choose('ces-common-principles', await seen());
    const page = await text('/principles');
    expect(page).toContain('Less is more');
    expect(page).not.toContain('Integrated student supports');
  });

  test('from what was shown before somebody else chose changes nothing, and keeps the choice', async () => {
    const old = await seen();
    await choose('community-school-principles', old);
    const answer = await choose('ces-benchmarks', old);
    const page = await answer.text();
    expect(answer.status).toBe(409);
    expect(page).toContain('Shown now: Six principles of community schools');
    expect(page).toMatch(/value="ces-benchmarks" checked/);
    expect(await text('/principles')).toContain('Results-driven partnership');
    expect((await choose('ces-benchmarks', hidden(page, 'seen'))).status).toBe(303);
    expect(await text('/principles')).toContain('Essential questions');
  });

  test('of two who choose at the same moment, one is told', async () => {
    const old = await seen();
    const answers = await Promise.all([choose('community-school-pillars', old), choose('ces-common-principles', old)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  test('of a name that nobody has shows nothing', async () => {
    await choose('made-up', await seen());
    expect(await text('/principles')).toContain('Nothing is shown yet');
  });

  test('is for network staff alone, and only they see the way to it', async () => {
    expect((await choose('ces-benchmarks', '', principal)).status).toBe(403);
    expect((await house.ask('/principles/choices', { as: principal })).status).toBe(403);
    expect((await house.ask('/principles/choices')).status).toBe(303);
    expect(await text('/principles', staff)).toContain('Choose what we show');
    expect(await text('/principles', principal)).not.toContain('Choose what we show');
    expect(await text('/principles')).toContain('Nothing is shown yet');
  });
});
