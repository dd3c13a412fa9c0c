import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
let staff = '';
let family = '';

beforeAll(async () => {
  const network = uuidv7();
  await house.database
    .pool('keeper')
    .query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Test Coalition')`, [network]);
  staff = await house.person('network staff', network);
  family = await house.person('family member', network);
});

const about = { source: 'Test file', asOf: '2025-10-01', options: 'repair' };

interface Imported {
  path: string;
  /** The page after the file was read. */
  read: string;
  /** The page after it was checked. */
  preview: string;
  problems: string;
}

async function runJobs(): Promise<void> {
  try {
    await house.runJobs();
  } catch (error) {
    if ((error as Error).constructor.name !== 'JobRefused') throw error;
    await house.database
      .pool('keeper')
      .query(`update commons.progress set state = 'failed', failure = $1 where state = 'waiting'`, [
        (error as Error).message,
      ]);
  }
}

const page = async (path: string) => (await house.ask(path, { as: staff })).text();

async function upload(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<{ path: string; read: string }> {
  const id = uuidv7();
  const answer = await house.ask('/directory/imports', { as: staff, upload: { id, file: new File([content], name) } });
  expect(answer.status).toBe(303);
  await runJobs();
  const path = `/directory/imports/${id}`;
  return { path, read: await page(path) };
}

/** Sends the mapping as it was guessed, with these changes. */
async function check(path: string, read: string, changes: Record<string, string> = {}): Promise<void> {
  const guessed: Record<string, string> = {};
  for (const [, field = '', options = ''] of read.matchAll(/<select[^>]*name="(column-\d+)"[^>]*>(.*?)<\/select>/gs))
    guessed[field] = /<option value="(\w+)" selected/.exec(options)?.[1] ?? '';
  const subject = /name="subject" value="(\w+)"/.exec(read)?.[1] ?? 'school';
  const answer = await house.ask(`${path}/mapping`, { as: staff, form: { ...about, subject, ...guessed, ...changes } });
  expect(answer.status).toBe(303);
  await runJobs();
}

async function bring(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  changes: Record<string, string> = {},
): Promise<Imported> {
  const { path, read } = await upload(name, content);
  await check(path, read, changes);
  return { path, read, preview: await page(path), problems: await page(`${path}/problems`) };
}

async function confirm(path: string, form: Record<string, string> = {}): Promise<Response> {
  const checked = /name="checked" value="([^"]+)"/.exec(await page(path))?.[1] ?? '';
  const answer = await house.ask(`${path}/confirmation`, { as: staff, form: { checked, accept: 'yes', ...form } });
  await runJobs();
  return answer;
}

async function count(preview: string, label: string): Promise<number> {
  const found = new RegExp(`${label}</p><p[^>]*><span[^>]*>([\\d,]+)<`).exec(preview)?.[1];
  if (found === undefined) throw new Error(`${label} is not on the page`);
  return Number(found.replaceAll(',', ''));
}

const directoryNow = async () =>
  (
    await house.database
      .pool('keeper')
      .query(
        `select o.*, (select string_agg(system || value, ' ' order by system, value) from commons.external_id where organization_id = o.id) as ids from commons.organization o order by id`,
      )
  ).rows as Record<string, unknown>[];

const header = 'NCESSCH,SCH_NAME,LSTREET1,LCITY,LSTATE,LZIP,LEAID,LEA_NAME,LEVEL,GSLO,GSHI,SY_STATUS,LAT,LON';
const good =
  '440090000001,Lincoln Elementary,1 Main St,Providence,RI,02908,4400900,Providence,Elementary,KG,05,1,41.8,-71.4';
const row = (
  changes: Partial<
    Record<
      | 'id'
      | 'name'
      | 'street'
      | 'state'
      | 'zip'
      | 'low'
      | 'high'
      | 'status'
      | 'lat'
      | 'lon'
      | 'level'
      | 'lea'
      | 'leaName',
      string
    >
  >,
) => {
  const {
    id = '440090000077',
    name = 'River School',
    street = '2 River Rd',
    state = 'RI',
    zip = '02903',
    low = '09',
    high = '12',
    status = '1',
    lat = '41.81',
    lon = '-71.41',
    level = 'High',
    lea = '4400900',
    leaName = 'Providence',
  } = changes;
  return [id, name, street, 'Providence', state, zip, lea, leaName, level, low, high, status, lat, lon].join(',');
};
const csv = (...rows: string[]) => [header, good, ...rows].join('\n');
const utf16 = (text: string) =>
  new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
const point = (id: string, name: string) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [-71.4, 41.8] },
  properties: { nces_id: id, name, city: 'Providence', state: 'RI' },
});
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('a file that cannot be read', () => {
  test.each<[string, string, string | Uint8Array<ArrayBuffer>, string]>([
    ['has only white space', 'a.csv', ' \n \n', 'The file is empty.'],
    ['has only a header', 'a.csv', `${header}\n`, 'column names and no rows'],
    [
      'is an Excel file',
      'a.xlsx',
      new Uint8Array(Buffer.from('PK\u0003\u0004 ... [Content_Types].xml xl/workbook.xml', 'latin1')),
      'choose “Save as” and “CSV UTF-8”',
    ],
    [
      'is an old Excel file',
      'a.xls',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'This is a spreadsheet file (Excel).',
    ],
    ['is a PDF', 'a.csv', '%PDF-1.7 ...', 'This is a PDF.'],
    ['is a web page', 'a.csv', '<!DOCTYPE html><html><body>Sign in</body></html>', 'This is a web page'],
    ['is compressed', 'a.csv.gz', new Uint8Array([0x1f, 0x8b, 8, 0, 0]), 'This file is compressed.'],
    ['is a picture', 'a.csv', new Uint8Array(Buffer.from('\x89PNG\r\n', 'latin1')), 'looks like a picture'],
    ['is other JSON', 'a.json', '[{"name": "x"}]', 'not a GeoJSON collection'],
    ['is a topology', 'a.json', '{"type":"Topology","objects":{}}', 'not a GeoJSON collection'],
    [
      'is in another projection',
      'a.geojson',
      `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[]}`,
      'Export it in longitude and latitude',
    ],
    [
      'is GeoJSON that was cut off',
      'a.geojson',
      collection(point('440090000001', 'A'), point('440090000002', 'B')).slice(0, -60),
      'The file ends in the middle.',
    ],
    [
      'opens a quote and never closes it',
      'a.csv',
      csv('440090000077,"River School,2 River Rd,Providence,RI'),
      'opens here and never closes',
    ],
  ])('because it %s says so, and what to do', async (_, name, content, message) => {
    const { read } = await upload(name, content);
    expect(read).toContain('This file cannot be read');
    expect(read).toContain(message);
  });

  test('because none was chosen or it is empty is refused at once', async () => {
    const none = await house.ask('/directory/imports', { as: staff, upload: { id: uuidv7() } });
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Choose a file')]);
    const empty = await house.ask('/directory/imports', {
      as: staff,
      upload: { id: uuidv7(), file: new File([], 'a.csv') },
    });
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('This file is empty')]);
  });
});

describe('a row', () => {
  test.each<[string, string, string]>([
    ['an id that a spreadsheet rounded', row({ id: '4.4009E+11' }), 'turned this id into a rounded number'],
    ['an id with a letter', row({ id: '44009000007X' }), 'An NCES id here has 12 digits'],
    ['an id of no state', row({ id: '990090000077' }), 'An NCES id here has 12 digits'],
    ['an id that lost its zero', row({ id: '90090000077', state: 'CT' }), 'We read it as 090090000077'],
    ['an id too short for a zero to help', row({ id: '40090000077' }), 'The id has 11 digits instead of 12'],
    ['no id', row({ id: '' }), 'The row has no id.'],
    ['no name', row({ name: '' }), 'The row has no name.'],
    ['a code in place of a name', row({ name: '-999' }), 'The row has no name.'],
    ['a ZIP code that lost its zero', row({ zip: '2903' }), 'We read it as 02903'],
    ['a ZIP code of letters', row({ zip: 'ABCDE' }), 'A ZIP code has 5 digits'],
    ['no state of ours', row({ state: 'Ontario' }), 'no state or territory of the United States'],
    ['a grade that is none', row({ low: '27' }), 'We do not know this grade.'],
    ['grades the wrong way around', row({ low: '12', high: '09' }), 'The lowest grade is above the highest.'],
    ['a level of its own', row({ level: 'Castle' }), 'We do not know this level.'],
    ['a status of its own', row({ status: '42' }), 'whether this means open or closed'],
    ['coordinates that are zero', row({ lat: '0', lon: '0' }), '0, 0 is a place in the ocean'],
    ['coordinates that are swapped', row({ lat: '-71.4', lon: '41.8' }), 'Latitude and longitude are swapped.'],
    ['a longitude without its minus sign', row({ lon: '71.4' }), 'The longitude lacks its minus sign'],
    ['coordinates in Europe', row({ lat: '48.85', lon: '2.35' }), 'not in the United States'],
    ['a coordinate that is no number', row({ lat: 'north' }), 'must be two numbers'],
    ['too few cells', '440090000077,River School', 'The row has 2 cells, the header has 14.'],
    ['too many cells', `${row({})},extra`, 'The row has 15 cells'],
    ['the id of another row', row({ id: '440090000001' }), 'This id stands on line 2 already, with other facts.'],
    ['all of another row', good, 'The same row stands on line 2 already.'],
    [
      'name and address of another row',
      row({ name: 'Lincoln Elementary', street: '1 Main St', zip: '02908' }),
      'with this name and address, but another id, stands on line 2',
    ],
    ['a formula', row({ name: '=HYPERLINK(1)' }), 'kept as plain text and never runs'],
    ['markup', row({ name: '<script>alert(1)</script>' }), 'kept as plain text and never runs'],
    ['a hidden control sign', row({ name: 'River\u0007 School' }), 'hidden control signs'],
    ['a name without end', row({ name: 'x'.repeat(400) }), 'longer than 300 letters'],
    ['a code for no value', row({ street: 'M' }), '“M” stands for “no value”'],
    [
      'a district that nobody knows',
      row({ id: '440099900077', lea: '4400999', leaName: 'Newtown' }),
      'We do not know district 4400999',
    ],
    ['a closed school that we never had', row({ status: '2' }), '1 closed place that we never had is left out'],
  ])('with %s is told', async (_, bad, message) => {
    const { problems } = await bring('schools.csv', csv(bad));
    expect(problems).toContain(message);
  });

  test('with an id that its agency contradicts keeps the agency of the id', async () => {
    const districts = 'LEAID,LEA_NAME,LSTATE\n4400001,School for the Deaf,RI\n4400900,Providence,RI';
    const { path } = await bring('districts.csv', districts);
    await confirm(path);
    const { problems } = await bring('schools.csv', csv(row({ id: '440000100380', lea: '4400900' })));
    expect(problems).toContain('The file says district 4400900, but the school’s id belongs to agency 4400001.');
  });
});

describe('letters', () => {
  test.each<[string, Uint8Array<ArrayBuffer>]>([
    ['Windows', new Uint8Array(Buffer.from(csv(row({ name: 'Peñasco' })), 'latin1'))],
    ['UTF-16', utf16(csv(row({ name: 'Peñasco' })))],
    ['UTF-8 with a byte order mark', new Uint8Array(Buffer.from(`\uFEFF${csv(row({ name: 'Peñasco' }))}`))],
  ])('written by %s are read', async (_, content) => {
    const { preview } = await bring('schools.csv', content);
    expect(preview).toContain('Peñasco');
  });

  test('between semicolons are read', async () => {
    const { read } = await upload('schools.csv', csv().replaceAll(',', ';'));
    expect(read).toContain('with 14 columns');
  });
});

describe('the mapping', () => {
  test('is guessed from the names of the federal directory', async () => {
    const { read } = await upload('ccd.csv', csv());
    for (const field of ['ncesId', 'name', 'zip', 'districtId', 'gradeLow', 'status', 'latitude'])
      expect(read).toContain(`<option value="${field}" selected`);
  });

  test('needs a name, a source and a day, and keeps what was chosen', async () => {
    const { path } = await upload('x.csv', 'a,b\n1,2');
    const answer = await house.ask(`${path}/mapping`, {
      as: staff,
      form: { subject: 'school', 'column-0': 'city', 'column-1': 'city', source: '', asOf: 'soon' },
    });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    for (const message of [
      'Choose the column that holds the name',
      'Two columns are chosen as “City”',
      'Enter whose facts these are',
      'Enter the day',
    ])
      expect(text).toContain(message);
    expect(text).toContain('<option value="city" selected');
  });

  test('is remembered for the next file with the same columns', async () => {
    const first = await upload('own.csv', 'Titel,Ort\nHill School,Bristol');
    await check(first.path, first.read, { 'column-0': 'name', 'column-1': 'city' });
    const { read } = await upload('own-2.csv', 'Titel,Ort\nDale School,Bristol');
    expect(read).toMatch(/name="column-0".*?<option value="name" selected/s);
  });
});

describe('an import', () => {
  const file = csv(row({}), row({ id: '440090000078', name: 'Old Mill School', street: '3 Mill St' }));

  test('changes nothing before it is confirmed, and needs the report to be accepted', async () => {
    const before = await directoryNow();
    const { path, preview } = await bring('schools.csv', csv(row({ zip: '2903' })));
    expect(await count(preview, 'Added')).toBe(2);
    expect(await directoryNow()).toEqual(before);
    const answer = await confirm(path, { accept: '' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Read the report and say that you accept it');
    expect(await directoryNow()).toEqual(before);
  });

  test('writes all rows, and again changes nothing', async () => {
    const first = await bring('schools.csv', file, { options: 'addDistricts' });
    expect((await confirm(first.path)).status).toBe(303);
    expect(await page(first.path)).toContain('The directory is up to date');
    const after = await directoryNow();
    expect(
      after
        .filter(({ kind }) => kind === 'school')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Lincoln Elementary', 'Old Mill School', 'River School']);
    const second = await bring('schools.csv', file, { options: 'addDistricts' });
    expect(second.preview).toContain('Nothing would change');
    await confirm(second.path);
    expect(await directoryNow()).toEqual(after);
  });

  test('confirmed twice is done once', async () => {
    const { path } = await bring('schools.csv', file);
    await confirm(path);
    expect((await confirm(path)).status).toBe(303);
  });

  test('of a confirmation that is older than the check is refused', async () => {
    const { path } = await bring('schools.csv', file);
    const answer = await house.ask(`${path}/confirmation`, {
      as: staff,
      form: { checked: '2020-01-01T00:00:00.000Z', accept: 'yes' },
    });
    expect(answer.status).toBe(409);
  });

  test('shows what would change and marks what closed', async () => {
    const { path, preview } = await bring(
      'schools.csv',
      csv(
        row({ name: 'River High School', status: '1' }),
        row({ id: '440090000078', name: 'Old Mill School', street: '3 Mill St', status: '2' }),
      ),
    );
    expect(preview).toContain('River High School');
    expect([await count(preview, 'Changed'), await count(preview, 'Closed')]).toEqual([1, 1]);
    await confirm(path);
    expect(await (await house.ask('/schools')).text()).not.toContain('Old Mill School');
    expect(await (await house.ask('/schools?closed=include')).text()).toContain('Old Mill School');
  });

  test('never deletes what the file leaves out, and does not close more than one in ten', async () => {
    const { path, preview } = await bring('schools.csv', csv());
    expect(preview).toContain('more than one in ten');
    const answer = await confirm(path, { closeMissing: 'yes' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('take off the mark');
  });

  test('of what was exported gives the same directory', async () => {
    const before = await directoryNow();
    const exported = await (await house.ask('/schools.csv?closed=include')).text();
    const { path, preview } = await bring('schools.csv', exported);
    expect([await count(preview, 'Added'), await count(preview, 'Changed')]).toEqual([0, 0]);
    await confirm(path);
    const facts = (rows: Record<string, unknown>[]) =>
      rows.map((row) => ({ ...row, source: 0, as_of: 0, updated_at: 0 }));
    expect(facts(await directoryNow())).toEqual(facts(before));
  });

  test('of areas draws outlines that the map shows', async () => {
    const square = [
      [
        [-71.5, 41.7],
        [-71.3, 41.7],
        [-71.3, 41.9],
        [-71.5, 41.9],
        [-71.5, 41.7],
      ],
    ];
    const { path } = await bring(
      'districts.geojson',
      collection({
        type: 'Feature',
        geometry: { type: 'Polygon', coordinates: square },
        properties: { GEOID: '4400900', NAME: 'Providence School District', STATEFP: '44' },
      }),
    );
    await confirm(path);
    expect(await (await house.ask('/map')).text()).toContain('Providence School District: come closer');
  });
});

describe('the report', () => {
  test('can be narrowed and taken away as CSV', async () => {
    const { path, problems } = await bring('schools.csv', csv(row({ zip: 'ABCDE', low: '27' })));
    expect(problems).toContain('Not a ZIP code');
    const narrowed = await page(`${path}/problems?code=zip-wrong`);
    expect(narrowed).toContain('A ZIP code has 5 digits');
    expect(narrowed).not.toContain('We do not know this grade.');
    const file = await page(`${path}/problems.csv`);
    expect(file).toContain('Warning,3,LZIP,ABCDE,');
  });

  test('speaks Spanish', async () => {
    const { path } = await bring('schools.csv', csv(row({ zip: 'ABCDE' })));
    expect(await page(`${path}/problems?lang=es`)).toContain('Un código postal tiene 5 cifras');
  });

  test.each(['', '/progress', '/mapping', '/problems', '/problems.csv'])(
    'is for network staff alone (%s)',
    async (part) => {
      const { path } = await upload('schools.csv', csv());
      expect((await house.ask(path + part, { as: family })).status).toBe(403);
      expect((await house.app.request(`http://longtable.test${path}${part}`, { redirect: 'manual' })).status).toBe(303);
      const { rows } = await house.database.pool('member').query('select * from commons.directory_import');
      expect(rows).toEqual([]);
    },
  );
});
