import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
const ids = { network: uuidv7(), district: uuidv7(), lincoln: uuidv7(), river: uuidv7(), closed: uuidv7() };
let staff = '';
let family = '';

beforeAll(async () => {
  const keeper = house.database.pool('keeper');
  const add = (id: string, kind: string, name: string, more: Record<string, unknown> = {}) => {
    const row = { id, kind, name, ...more };
    const columns = Object.keys(row);
    return keeper.query(
      `insert into commons.organization (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  };
  const identify = (id: string, value: string) =>
    keeper.query(`insert into commons.external_id (organization_id, system, value) values ($1, 'nces', $2)`, [
      id,
      value,
    ]);
  await add(ids.network, 'network', 'Test Coalition');
  await add(ids.district, 'district', 'Cedar Grove School District', { state: 'RI' });
  const place = {
    state: 'RI',
    latitude: 41.8,
    longitude: -71.4,
    sector: 'public',
    source: 'Test directory',
    as_of: '2025-10-01',
  };
  await add(ids.lincoln, 'school', 'Lincoln Elementary School', {
    ...place,
    parent_id: ids.district,
    city: 'Peñasco',
    zip: '02908',
    level: 'elementary',
    grade_low: 0,
    grade_high: 5,
  });
  await add(ids.river, 'school', 'River <b>High</b> School', {
    ...place,
    city: 'Providence',
    zip: '02903',
    level: 'high',
    grade_low: 9,
    grade_high: 12,
  });
  await add(ids.closed, 'school', 'Old Mill School', { ...place, city: 'Providence', closed_on: '2024-06-30' });
  await identify(ids.lincoln, '440090000001');
  await identify(ids.district, '4400900');
  staff = await house.person('network staff', ids.network);
  family = await house.person('family member', ids.lincoln);
});

const textOf = async (path: string, as?: string) => (await house.ask(path, { as })).text();

describe('the directory', () => {
  test('lists open schools and leaves closed ones out', async () => {
    const page = await textOf('/schools');
    expect(page).toContain('Lincoln Elementary School');
    expect(page).toContain('2 schools');
    expect(page).not.toContain('Old Mill');
    expect(await textOf('/schools?closed=include')).toContain('Old Mill');
  });

  test.each([
    ['a part of the name', 'q=linc'],
    ['a spelling mistake', 'q=lincon+elementry'],
    ['a city without its accent', 'q=penasco'],
    ['city and state', 'place=Penasco, RI'],
    ['a ZIP code', 'place=02908'],
    ['a district', 'district=4400900'],
    ['a level', 'level=elementary'],
  ])('finds a school by %s', async (_, query) => {
    const page = await textOf(`/schools?${query}`);
    expect(page).toContain('Lincoln Elementary School');
    expect(page).not.toContain('River');
  });

  test('says what was searched for instead of a misspelt word', async () => {
    expect(await textOf('/schools?q=lincon')).toContain('Showing results for “lincoln”');
  });

  test('says what to do when nothing matches', async () => {
    expect(await textOf('/schools?q=zzzzzz')).toContain('Try fewer words');
  });

  test('shows names as text, never as markup', async () => {
    expect(await textOf('/schools?q=river')).toContain('River &lt;b&gt;High&lt;/b&gt; School');
  });

  test('gives the same schools as CSV and JSON', async () => {
    const csv = await textOf('/schools.csv?q=lincoln');
    expect(csv).toContain('440090000001,Lincoln Elementary School');
    const answer = (await (await house.ask('/api/v1/schools?q=lincoln')).json()) as {
      total: number;
      items: { ncesId: string; district: { name: string } }[];
    };
    expect(answer.total).toBe(1);
    expect(answer.items[0]).toMatchObject({
      ncesId: '440090000001',
      district: { name: 'Cedar Grove School District' },
    });
  });

  test('lists districts with the number of their schools', async () => {
    expect(await textOf('/districts')).toContain('Cedar Grove School District');
    expect(await (await house.ask('/api/v1/districts/4400900')).json()).toMatchObject({
      name: 'Cedar Grove School District',
    });
  });

  test('survives an address that makes no sense', async () => {
    expect((await house.ask('/schools?page=-4&level=castle&sort=;drop&stage=%27')).status).toBe(200);
  });
});

describe('a profile', () => {
  test('has one address: the NCES id where there is one', async () => {
    const answer = await house.app.request(`http://longtable.test/schools/${ids.lincoln}`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe('/schools/440090000001');
    expect(await textOf(`/schools/${ids.river}`)).toContain('Providence');
  });

  test('says whose facts these are and from when', async () => {
    expect(await textOf('/schools/440090000001')).toContain('Test directory, as of October 1, 2025');
  });

  test('is not there for what does not exist, and a district is no school', async () => {
    expect((await house.ask('/schools/999999999999')).status).toBe(404);
    expect((await house.ask('/schools/4400900')).status).toBe(404);
  });
});

describe('affiliation', () => {
  const path = '/schools/440090000001/affiliations';
  const form = () => ({
    id: uuidv7(),
    standing: '',
    stage: 'exploring',
    since: '2024-09-01',
    reason: 'The principal asked to join.',
  });

  test('is set by network staff alone', async () => {
    expect((await house.ask(path, { as: family })).status).toBe(403);
    expect((await house.ask(path, { as: family, form: form() })).status).toBe(403);
    expect((await house.ask(path, { form: form() })).status).toBe(401);
  });

  test('refuses what is missing and keeps what was typed', async () => {
    const answer = await house.ask(path, { as: staff, form: { ...form(), stage: '', since: '2999-01-01' } });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Choose a stage');
    expect(page).toContain('must not be in the future');
    expect(page).toContain('The principal asked to join.');
  });

  test('moves from stage to stage, and the public sees the dates but not the reasons', async () => {
    const first = form();
    expect((await house.ask(path, { as: staff, form: first })).status).toBe(303);
    expect((await house.ask(path, { as: staff, form: first })).status).toBe(303);
    expect(
      (await house.ask(path, { as: staff, form: { ...form(), stage: 'emerging', since: '2025-09-01' } })).status,
    ).toBe(409);
    expect(
      (
        await house.ask(path, {
          as: staff,
          form: { ...form(), standing: first.id, stage: 'emerging', since: '2025-09-01' },
        })
      ).status,
    ).toBe(303);
    const page = await textOf('/schools/440090000001');
    expect(page).toContain('Since Sep 1, 2025');
    expect(page).toContain('Sep 1, 2024 to Sep 1, 2025');
    expect(page).not.toContain('principal asked');
    expect(await textOf(path, staff)).toContain('The principal asked to join.');
    expect(await textOf('/schools?stage=emerging')).toContain('Lincoln');
  });

  test('ends, and stays in the history', async () => {
    const { rows } = await house.database
      .pool('keeper')
      .query<{ id: string }>('select id from commons.affiliation where until is null');
    const answer = await house.ask(`${path}/end`, {
      as: staff,
      form: { standing: rows[0]!.id, since: '2026-01-31', reason: 'The school merged.' },
    });
    expect(answer.status).toBe(303);
    expect(await textOf('/schools/440090000001')).toContain('Sep 1, 2025 to Jan 31, 2026');
    expect(await textOf('/schools?stage=any')).not.toContain('Lincoln');
  });

  test('a visitor cannot read the reasons, whatever the query', async () => {
    await expect(house.database.pool('visitor').query('select * from commons.affiliation_reason')).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('the map', () => {
  test('shows schools as links with their names', async () => {
    const page = await textOf('/map');
    expect(page).toContain('href="/schools/440090000001"');
    expect(page).toContain('2 schools in view');
  });

  test('moves and zooms by links', async () => {
    const page = await textOf('/map?lat=41.8&lon=-71.4&zoom=12');
    expect(page).toMatch(/href="\/map\?lat=[\d.]+&amp;lon=-[\d.]+&amp;zoom=13\.00" aria-label="Closer"/);
    expect(await textOf('/map?lat=30&lon=-90&zoom=12')).toContain('No school in view matches');
  });

  test('gathers schools that are too many to draw', async () => {
    const keeper = house.database.pool('keeper');
    await keeper.query(`insert into commons.organization (id, kind, name, state, latitude, longitude)
      select gen_random_uuid(), 'school', 'Made School ' || n, 'RI', 41.5 + (n % 50) / 100.0, -71.7 + (n / 50) / 100.0 from generate_series(1, 1000) n`);
    const page = await textOf('/map');
    expect(page).toContain('school-map__crowd');
    expect(page).toContain('1,002 schools in view');
    await keeper.query(`delete from commons.organization where name like 'Made School%'`);
  });
});
