import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;

const said = {
  name: 'River Valley Coalition',
  name_es: 'Coalición del Valle',
  summary_en: 'Nine schools and their neighbors.',
  summary_es: 'Nueve escuelas y sus vecinos.',
  contactEmail: 'hello@river.example',
  languages: 'en',
  timeZone: 'America/Chicago',
};
const save = (fields: Record<string, string>, as = staff) =>
  house.ask('/settings', { as, form: { ...said, id: uuidv7(), ...fields } });

beforeAll(async () => {
  await house.database
    .pool('keeper')
    .query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Our coalition')`, [network]);
  staff = await house.person('network staff', network, 'Ana Staff');
});

test('what is saved stands on every page, and the form shows it again', async () => {
  const answer = await save({ base: '0' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings?saved']);
  expect(await (await house.ask('/about')).text()).toContain('River Valley Coalition');
  expect(await (await house.ask('/')).text()).toContain(
    'name="description" content="Nine schools and their neighbors."',
  );
  expect(await (await house.ask('/about?lang=es')).text()).toContain('Coalición del Valle');
  const page = await (await house.ask('/settings', { as: staff })).text();
  for (const words of ['Nueve escuelas y sus vecinos.', 'hello@river.example', 'value="America/Chicago" selected'])
    expect(page).toContain(words);
});

test('moments are shown by the coalition’s clocks', async () => {
  await house.database
    .pool('keeper')
    .query(
      `insert into commons.message (id, name, body, locale, sent_at) values ($1, 'Late', 'Writer', 'en', '2026-01-02T04:30:00Z')`,
      [uuidv7()],
    );
  expect(await (await house.ask('/messages', { as: staff })).text()).toContain('Jan 1, 2026, 10:30');
});

test('a form from before somebody else’s change is refused and says so, and sent twice it counts once', async () => {
  expect((await save({ base: '0', name: 'Stale' })).status).toBe(409);
  const twice = { id: uuidv7(), base: '1', name: 'Saved once' };
  expect([(await save(twice)).status, (await save(twice)).status]).toEqual([303, 303]);
  const { rows } = await house.database
    .pool('keeper')
    .query<{ version: number }>('select max(version) as version from commons.coalition_settings');
  expect(rows[0]?.version).toBe(2);
});

test.each([
  ['no name', { name: '' }, 'Give the coalition a name'],
  ['a name that is too long', { name: 'x'.repeat(121) }, 'up to 120 characters'],
  ['a Spanish name that is too long', { name_es: 'x'.repeat(121) }, 'under 120 characters'],
  ['an address without @', { contactEmail: 'hello' }, 'like name@example.org'],
  ['no language', { languages: 'xx' }, 'Choose at least one language.'],
  ['a made-up time zone', { timeZone: 'Mars/Olympus' }, 'Choose a time zone from the list.'],
  ['a summary that is too long', { summary_es: 'x'.repeat(301) }, 'Keep it under 300 characters.'],
])('%s is refused, and nothing typed is lost', async (_, wrong, words) => {
  const answer = await save({ base: '2', summary_en: 'Still here.', ...wrong });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain(words);
  expect(page).toContain('Still here.');
});

test('only network staff', async () => {
  expect((await save({ base: '2' }, await house.person('principal', network))).status).toBe(403);
});
