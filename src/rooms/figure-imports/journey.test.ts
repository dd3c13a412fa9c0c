import { beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { scope } from '#ground/db/scope.js';
import { type FigureWorld, figureWorld } from '../../../tests/figure-imports.js';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
let world: FigureWorld;
let staff: string;
let steward: string;
const text = `schcode,schname,distname,total,FEMALE,MALE
01101,Harbor School,Bayside School District,100,48,52
01102,Anchor Elementary School,Bayside School District,80,,40
02101,Mill School,Inland School District,60,30,30`;

beforeAll(async () => {
  world = await figureWorld(house);
  staff = await house.person('network staff', world.network);
  steward = await house.person('district data steward', world.districts.Bayside);
});

const page = async (path: string, as: string) => (await house.ask(path, { as })).text();

/** What a browser would send when a person changed nothing on the page but this. */
async function submitted(
  path: string,
  as: string,
  changes: Record<string, string> = {},
): Promise<Record<string, string>> {
  const html = await page(path, as);
  const fields: Record<string, string> = {};
  for (const [, tag] of html.matchAll(/<input([^>]*)>/gu)) {
    const [name, value] = [/name="([^"]*)"/u.exec(tag!)?.[1], /value="([^"]*)"/u.exec(tag!)?.[1] ?? ''];
    if (name && !(/type="radio"/u.test(tag!) && !/ checked/u.test(tag!))) fields[name] = value;
  }
  for (const [, name, options] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gsu))
    fields[name!] = /value="([^"]*)" selected/u.exec(options!)?.[1] ?? '';
  return { ...fields, ...changes };
}

async function upload(as: string, id = uuidv7()): Promise<string> {
  const response = await house.ask('/figures/imports', {
    as,
    upload: { id, file: new File([text], 'counts 2024-2025.csv', { type: 'text/csv' }) },
  });
  expect(response.headers.get('location')).toBe(`/figures/imports/${id}`);
  return `/figures/imports/${id}`;
}

const source = {
  publisher: 'State Department of Education',
  title: 'Fall counts',
  licence: 'Public record',
  url: '',
  year: '2024-25',
  asOf: '2024-10-01',
  publishedOn: '',
  retrievedOn: '2025-01-15',
  note: '',
};

test('staff lead a file from upload to the public, and nothing is public before', async () => {
  const here = await upload(staff);
  expect(await page(here, staff)).toContain('Working on the file');
  await house.runJobs();

  const mapping = await page(`${here}/mapping`, staff);
  expect(mapping).toContain('What does an empty cell mean?');
  const meant = await submitted(`${here}/mapping`, staff, { zeros: 'zero' });
  expect(meant).toMatchObject({
    level: 'school',
    id: 'schcode',
    name: 'schname',
    state: 'RI',
    year: '2024-25',
    blanks: 'withheld',
  });
  expect((await house.ask(`${here}/mapping`, { as: staff, form: meant })).headers.get('location')).toBe(
    `${here}/places`,
  );

  expect(await page(`${here}/places`, staff)).toContain('The names are alike: please confirm.');
  const places = await submitted(`${here}/places`, staff);
  expect(Object.values(places)).toContain(world.schools['Anchor School']);
  await house.ask(`${here}/places`, { as: staff, form: places });

  const form = { ...(await submitted(`${here}/source`, staff)), ...source };
  expect((await house.ask(`${here}/source`, { as: staff, form: { ...form, publisher: '' } })).status).toBe(422);
  await house.ask(`${here}/source`, { as: staff, form });
  await house.runJobs();

  const preview = await page(`${here}/preview`, staff);
  expect(preview).toContain('Figures to be shown');
  expect(await page(`${here}/withheld`, staff)).toContain('Would give another number away');
  expect(await page(`${here}/figures.csv`, staff)).toContain('complementary');
  expect(await page(`${here}/troubles.csv`, staff)).toContain('What to do');
  expect(await page('/figures', staff)).toContain('No figures yet');

  await house.ask(`${here}/publication`, { as: staff, form: {} });
  await house.ask(`${here}/publication`, { as: staff, form: {} });
  await house.runJobs();
  expect(await page(`${here}/preview`, staff)).toContain('These figures are published');
  const { rows } = await house.database.pool('keeper').query('select from published.source');
  expect(rows).toHaveLength(1);
  expect(await (await house.ask('/schools/440000100001')).text()).toContain('All figures: Harbor School');
});

test('next year’s file is understood as this one was, codes and answers', async () => {
  const here = await upload(staff);
  await house.runJobs();
  expect(await page(`${here}/mapping`, staff)).toContain('A file with the same columns was brought in before');
  await house.ask(`${here}/mapping`, { as: staff, form: await submitted(`${here}/mapping`, staff) });
  expect(await page(`${here}/places`, staff)).toContain('<td class="table__cell--start">Code</td>');
});

describe('at the door', () => {
  test('a visitor is sent to sign in, and a family member is refused', async () => {
    const family = await house.person('family member', world.schools['Harbor School']);
    const response = await house.ask('/figures/imports');
    expect([
      response.status,
      new URL(response.headers.get('location') ?? '', 'http://longtable.test').pathname,
    ]).toEqual([303, '/sign-in']);
    expect((await house.ask('/figures/imports', { as: family })).status).toBe(403);
    expect(
      (await house.ask('/figures/imports', { as: family, upload: { id: uuidv7(), file: new File(['x'], 'x.csv') } }))
        .status,
    ).toBe(403);
  });

  test('the tables behind imports are closed to visitors and empty for whoever has no such role', async () => {
    const family = await house.person('family member', world.schools['Harbor School']);
    for (const table of [
      'figure_import',
      'figure_reading',
      'figure_settlement',
      'figure_check',
      'figure_cell',
      'figure_publication',
      'figure_memory',
    ]) {
      await expect(
        scope(house.database, null, (tx) => tx.client.query(`select from commons.${table}`)),
      ).rejects.toThrow('permission denied');
      const seen = await scope(house.database, { personId: family }, (tx) =>
        tx.client.query(`select from commons.${table}`),
      );
      expect(seen.rowCount, table).toBe(0);
    }
  });

  test('a data steward sees and begins imports of their own district alone', async () => {
    const here = await upload(steward);
    expect((await house.ask(here, { as: steward })).status).toBe(200);
    const { rows } = await house.database
      .pool('keeper')
      .query<{ id: string }>('select id from commons.figure_import where place_id = $1 limit 1', [world.network]);
    expect((await house.ask(`/figures/imports/${rows[0]!.id}/preview`, { as: steward })).status).toBe(404);
    const other = scope(house.database, { personId: steward }, (tx) =>
      tx.client.query(
        `insert into commons.figure_import (id, place_id, file_id, file_name, added_by) select $1, $2, file_id, 'x', $3 from commons.figure_import limit 1`,
        [uuidv7(), world.districts.Inland, steward],
      ),
    );
    await expect(other).rejects.toThrow('row-level security');
  });

  test('a steward’s file leaves out the schools of other districts', async () => {
    const here = await upload(steward);
    await house.runJobs();
    await house.ask(`${here}/mapping`, {
      as: steward,
      form: await submitted(`${here}/mapping`, steward, { zeros: 'zero' }),
    });
    await house.ask(`${here}/source`, {
      as: steward,
      form: { ...(await submitted(`${here}/source`, steward)), ...source, title: 'Ours' },
    });
    await house.runJobs();
    expect(await page(`${here}/preview`, steward)).toContain('Mill School');
  });
});

test('the same upload twice is one import, and an answer to a stale page changes nothing', async () => {
  const id = uuidv7();
  const here = await upload(staff, id);
  await upload(staff, id);
  const { rows } = await house.database.pool('keeper').query('select from commons.figure_import where id = $1', [id]);
  expect(rows).toHaveLength(1);
  await house.runJobs();
  const form = await submitted(`${here}/mapping`, staff, { zeros: 'zero' });
  expect((await house.ask(`${here}/mapping`, { as: staff, form })).status).toBe(303);
  expect((await house.ask(`${here}/mapping`, { as: staff, form })).status).toBe(409);
});

test('a form that is refused keeps what was chosen', async () => {
  const here = await upload(staff);
  await house.runJobs();
  const form = await submitted(`${here}/mapping`, staff, { state: 'Rhode', stateRow: 'Whole state', zeros: '' });
  const refused = await house.ask(`${here}/mapping`, { as: staff, form });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain('Enter the two letters of the state');
  expect(html).toContain('value="Whole state"');
});
