import { beforeAll, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { type FigureWorld, figureWorld } from '../../../tests/figure-imports.js';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
let world: FigureWorld;
let staff: string;
beforeAll(async () => {
  world = await figureWorld(house);
  staff = await house.person('network staff', world.network);
});

const file = (text: string | Uint8Array<ArrayBuffer>) => new File([text], 'counts.csv', { type: 'text/csv' });
const upload = (text: string | Uint8Array<ArrayBuffer>, as: string, lang: string, id = uuidv7()) =>
  house.ask(`/figures/imports?lang=${lang}`, { as, upload: { id, file: file(text) } });
const whole = 'schname,distname,total,FEMALE,MALE\nHarbor School,Bayside,100,48,52';

/** Uploads a file, lets it be read, and answers the mapping form as given. */
async function mapped(text: string, form: Record<string, string>, lang: string): Promise<Response> {
  const id = uuidv7();
  await upload(text, staff, lang, id);
  await house.runJobs();
  return house.ask(`/figures/imports/${id}/mapping?lang=${lang}`, { as: staff, form: { version: '0', ...form } });
}

test.each([
  ['en', 'Choose a file that is not empty.'],
  ['es', 'Elija un archivo que no esté vacío.'],
])('an upload without content is refused in words (%s)', async (lang, words) => {
  const refused = await upload('', staff, lang);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain(words);
});

test.each([
  ['en', 'A file may hold up to 1 megabytes'],
  ['es', 'Un archivo puede tener hasta 1 megabytes'],
])('a file of ten times the limit is refused before it is kept (%s)', async (lang, words) => {
  const { UPLOAD_LIMIT_MB } = house.config;
  house.config.UPLOAD_LIMIT_MB = 1;
  try {
    const refused = await upload(new Uint8Array(10_000_000).fill(65), staff, lang);
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain(words);
  } finally {
    house.config.UPLOAD_LIMIT_MB = UPLOAD_LIMIT_MB;
  }
  const { rows } = await house.database.pool('keeper').query('select from commons.file where size > 1000000');
  expect(rows).toEqual([]);
});

test.each([
  ['en', 'Choose the column with the name or the code of the place.', 'Choose a measure for at least one column.'],
  ['es', 'Elija la columna con el nombre o el código del lugar.', 'Elija una medida para al menos una columna.'],
])('a file without a column that names places cannot go on (%s)', async (lang, place, measure) => {
  const form = { level: 'school', state: 'RI', year: '2024-25', zeros: 'zero', blanks: 'missing' };
  const refused = await mapped('Girls,Boys\n48,52\n40,40', form, lang);
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain(place);
  expect(html).toContain(measure);
  expect(html).toContain('value="2024-25"');
});

test.each([
  ['en', 'This is not open to you', 'Your role does not include this.'],
  ['es', 'Usted no tiene acceso a esto', 'Su función no lo incluye.'],
])('who has another role is told so (%s)', async (lang, title, detail) => {
  for (const role of ['principal', 'community school coordinator', 'family member']) {
    const person = await house.person(role, world.schools['Harbor School']);
    const refused = await upload(whole, person, lang);
    expect([role, refused.status]).toEqual([role, 403]);
    const html = await refused.text();
    expect(html).toContain(title);
    expect(html).toContain(detail);
  }
});

test.each([
  ['en', 'Someone else changed this import since you opened the page.'],
  ['es', 'Otra persona cambió esta importación desde que usted abrió la página.'],
])('an answer from a stale tab is told so, and changes nothing (%s)', async (lang, words) => {
  const form = { level: 'school', name: '0', state: 'RI', year: '2024-25', zeros: 'zero', blanks: 'missing' };
  const id = uuidv7();
  await upload(whole, staff, lang, id);
  await house.runJobs();
  const answer = (more: Record<string, string>) =>
    house.ask(`/figures/imports/${id}/mapping?lang=${lang}`, {
      as: staff,
      form: { version: '0', ...form, name: 'schname', 'measure-2': 'enrollment', 'group-2': 'all', ...more },
    });
  expect((await answer({})).status).toBe(303);
  const stale = await answer({ year: '2020-21' });
  expect(stale.status).toBe(409);
  expect(await stale.text()).toContain(words);
  const { rows } = await house.database
    .pool('keeper')
    .query<{ year: unknown }>(`select mapping->'year' as year from commons.figure_settlement where import_id = $1`, [
      id,
    ]);
  expect(rows).toEqual([{ year: { fixed: '2024-25' } }]);
});

test('the same upload sent twice is one import, and hostile cells stay text on every page and in every file', async () => {
  const id = uuidv7();
  const name = '<script>alert(1)</script>';
  const text = `schname,distname,total,FEMALE,MALE\n${name},Bayside,100,48,52\nHarbor School,Bayside,80,=1+1,40`;
  const [first, second] = [await upload(text, staff, 'en', id), await upload(text, staff, 'en', id)];
  expect([first.headers.get('location'), second.headers.get('location')]).toEqual([
    `/figures/imports/${id}`,
    `/figures/imports/${id}`,
  ]);
  const { rows } = await house.database.pool('keeper').query('select from commons.figure_import where id = $1', [id]);
  expect(rows).toHaveLength(1);
  await house.runJobs();
  const form = { level: 'school', name: 'schname', districtName: 'distname', state: 'RI', year: '2024-25' };
  const figures = {
    'measure-2': 'enrollment',
    'group-2': 'all',
    'measure-3': 'enrollment',
    'group-3': 'female',
    zeros: 'zero',
    blanks: 'missing',
  };
  await house.ask(`/figures/imports/${id}/mapping`, { as: staff, form: { version: '0', ...form, ...figures } });
  const html = await (await house.ask(`/figures/imports/${id}/places`, { as: staff })).text();
  expect(html).toContain('&lt;script&gt;alert(1)');
  expect(html).not.toContain(name);
  const source = { publisher: 'State', title: 'Counts', licence: 'Public record', year: '2024-25' };
  const days = { asOf: '2024-10-01', retrievedOn: '2025-01-15' };
  await house.ask(`/figures/imports/${id}/source`, { as: staff, form: { version: '1', ...source, ...days } });
  await house.runJobs();
  expect(await (await house.ask(`/figures/imports/${id}/preview`, { as: staff })).text()).not.toContain(name);
  const csv = await (await house.ask(`/figures/imports/${id}/troubles.csv`, { as: staff })).text();
  expect(csv).toContain(",'=1+1,");
});
