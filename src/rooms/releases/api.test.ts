import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { keeperScope } from '#ground/db/scope.js';
import { refreshResults } from '#rooms/results/room.js';
import { makeApiKey, program } from '../../../tests/api-key.js';
import { testHouse } from '../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../tests/records/world.js';

const house = testHouse();
let world: RecordsWorld;
let base: string;
let ana: string;
let thomas: string;
let ours: ReturnType<typeof program>;

/** Forty students at Cedar and twenty at Maple; every fourth misses seven of the first twenty days. */
beforeAll(async () => {
  world = await recordsWorld(house);
  for (let index = 0; index < 60; index += 1) {
    const school = index < 40 ? world.cedar : world.maple;
    const days = index % 4 === 0 ? [1, 2, 3, 4, 5, 6, 20] : [];
    await world.student(
      [{ school, grade: 3 }],
      days.map((day) => [day, 2, school]),
      {
        race: 'white',
        gender: index % 2 ? 'female' : 'male',
        name: `Student ${index}`,
      },
    );
  }
  await keeperScope(house.database, (tx) => refreshResults(tx, world.district, { all: true }));
  base = `/api/v1/releases/proposals/${world.district}`;
  ana = await house.person('district data steward', world.district);
  thomas = await house.person('district data steward', world.district);
  ours = program(house, await makeApiKey(house, ana, 'change'));
});

const read = async (response: Promise<Response>) =>
  (await (await response).json()) as Record<string, unknown> & { id: string };
const wanted = { indicators: 'chronic-absence', years: '2025', breakdowns: 'gender' };

async function propose(): Promise<string> {
  const { id, state } = await read(ours.post(base, wanted));
  expect(state).toBe('looking');
  await house.runJobs();
  return id;
}

/** As a second person does it, on the page. */
async function approve(id: string): Promise<void> {
  const path = `/releases/proposals/${world.district}/${id}`;
  const page = await (await house.ask(path, { as: thomas })).text();
  const lookedAt = /name="lookedAt" value="([^"]+)"/.exec(page)?.[1] ?? '';
  await house.ask(`${path}/approval`, { as: thomas, form: { lookedAt } });
  await house.runJobs();
}

describe('a program', () => {
  test('proposes a release, reads its certificate, and cannot approve it', async () => {
    const id = await propose();
    expect(await read(ours.get(`${base}/${id}`))).toMatchObject({
      state: 'waiting',
      indicators: ['chronic-absence'],
      years: [2025],
      schools: true,
      audience: 'everyone',
      rules: 'groups-of-10',
      certificate: { holds: true },
      released: null,
    });
    expect((await ours.post(`${base}/${id}/approval`, {})).status).toBe(404);
    expect((await ours.post(`/releases/proposals/${world.district}/${id}/approval`, {})).status).toBe(403);
  });

  test('has what was released attacked once more, once at a time', async () => {
    const id = await propose();
    const path = `${base}/${id}/audits`;
    expect(await read(ours.post(path, {}))).toMatchObject({ status: 409 });
    await approve(id);
    expect(await read(ours.get(`${base}/${id}`))).toMatchObject({ state: 'released' });
    const asked = { id: uuidv7() };
    for (const form of [asked, asked, {}]) await ours.post(path, form);
    expect(await read(ours.get(path))).toMatchObject({ audits: [{ id: asked.id, state: 'waiting', exposed: null }] });
    await house.runJobs();
    const { audits } = (await read(ours.get(path))) as unknown as { audits: object[] };
    expect(audits).toEqual([expect.objectContaining({ id: asked.id, state: 'done', exposed: 0 })]);
  });

  test('takes a proposal back, and is told what cannot be proposed', async () => {
    const id = await propose();
    expect(await read(ours.post(`${base}/${id}/end`, { why: 'A mistake' }))).toMatchObject({ state: 'ended' });
    const refused = await read(ours.post(base, { ...wanted, years: '1999', rules: 'none' }));
    expect(refused).toMatchObject({ status: 422, errors: [{ field: 'years' }, { field: 'rules' }] });
  });

  test('of another district finds nothing here', async () => {
    const elsewhere = uuidv7();
    await world.run(
      `insert into commons.organization (id, kind, name, parent_id) values ($1, 'district', 'Hills', $2)`,
      [elsewhere, world.network],
    );
    const theirs = program(
      house,
      await makeApiKey(house, await house.person('district data steward', elsewhere), 'change'),
    );
    const id = await propose();
    for (const path of [base, `${base}/${id}`, `${base}/${id}/audits`])
      expect((await theirs.get(path)).status).toBe(404);
    for (const path of [base, `${base}/${id}/end`, `${base}/${id}/look`, `${base}/${id}/audits`])
      expect((await theirs.post(path, wanted)).status).toBe(404);
  });
});
