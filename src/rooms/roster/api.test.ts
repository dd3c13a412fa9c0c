import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeApiKey, program } from '../../../tests/api-key.js';
import { testHouse } from '../../../tests/house.js';
import { type Files, plainFiles, rosterWorld } from '../../../tests/records/files.js';
import { oddFiles, zipOf } from '../../../tests/records/steward.js';

const house = testHouse();
const world = rosterWorld(house);
let district: string;
let base: string;
let steward: string;
let ours: ReturnType<typeof program>;

beforeAll(async () => {
  district = await world.newDistrict();
  base = `/api/v1/records/${district}/imports`;
  steward = await house.person('district data steward', district);
  ours = program(house, await makeApiKey(house, steward, 'change'));
});

const zipped = async (files: Files) =>
  new File([Uint8Array.from(await zipOf(files))], 'export.zip', { type: 'application/zip' });
const read = async (response: Promise<Response>) =>
  (await (await response).json()) as Record<string, unknown> & { id: string; lookedAt: string };

async function send(files: Files, id = uuidv7()) {
  const begun = await read(ours.send(base, { id, system: 'sis', file: await zipped(files) }));
  expect(begun).toMatchObject({ id, state: 'working', step: 'looking' });
  await house.runJobs();
  return read(ours.get(`${base}/${id}`));
}

const rows = (many: number, row: (id: number) => string) =>
  `${Array.from({ length: many }, (_, index) => row(1000 + index)).join('\n')}\n`;

async function bringIn(files: Files) {
  const { id, lookedAt } = await send(files);
  const { state } = await read(ours.post(`${base}/${id}/confirmation`, { lookedAt, accept: 'yes' }));
  expect(state).toBe('working');
  await house.runJobs();
  return read(ours.get(`${base}/${id}`));
}

describe('a program', () => {
  test('sends an export, reads what it would change, brings it in, and takes it back', async () => {
    const empty = await world.everything(district);
    const seen = await send(plainFiles);
    expect(seen).toMatchObject({ state: 'preview', refused: null, unknown: { codes: [], schools: [] } });
    expect(seen['outlook']).toMatchObject({ student: { added: 3, ended: 0 } });
    expect(await world.everything(district)).toEqual(empty);

    const { id, lookedAt } = seen;
    await ours.post(`${base}/${id}/confirmation`, { lookedAt });
    await house.runJobs();
    expect(await read(ours.get(`${base}/${id}`))).toMatchObject({ state: 'done', number: 1 });
    expect(await read(ours.get(base))).toMatchObject({ imports: [{ id, state: 'done' }] });

    expect(await read(ours.post(`${base}/${id}/undo`, {}))).toMatchObject({ step: 'undoing' });
    await house.runJobs();
    expect(await read(ours.get(`${base}/${id}`))).toMatchObject({ state: 'undone' });
    expect(await world.everything(district)).toEqual(empty);
  });

  test('learns what nobody has explained, and what was noticed in which row', async () => {
    const seen = await send(oddFiles);
    expect(seen).toMatchObject({ unknown: { codes: expect.arrayContaining(['Q7']), schools: ['EAST'] } });
    const { problems } = (await read(ours.get(`${base}/${seen.id}/problems`))) as unknown as { problems: object[] };
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'absences.csv', line: 2, column: 'code', value: 'Q7' }),
    );
  });

  test('sends the same again and begins it once', async () => {
    const id = uuidv7();
    await send(plainFiles, id);
    await ours.send(base, { id, system: 'sis', file: await zipped(oddFiles) });
    expect(await world.run('select count(*)::int as many from records.import where id = $1', [id])).toEqual([
      { many: 1 },
    ]);
  });

  test('is told what is missing, what is stale and what must be accepted', async () => {
    expect(await read(ours.send(base, { id: 'mine', system: ' ' }))).toMatchObject({
      status: 422,
      errors: [{ field: 'file' }, { field: 'system' }, { field: 'id' }],
    });
    const { 'schools.csv': schools = '' } = plainFiles;
    const enrolled = (many: number) => ({
      'schools.csv': schools,
      'students.csv': `student_id,first_name,last_name\n${rows(many, (id) => `${id},Ada,Reyes`)}`,
      'enrollments.csv': `student_id,school_id,grade,entry_date\n${rows(many, (id) => `${id},007,3,2025-09-02`)}`,
    });
    await bringIn(enrolled(30));
    const { id, lookedAt, refused } = await send(enrolled(5));
    expect(refused).toBe('many would end');
    const path = `${base}/${id}/confirmation`;
    expect((await ours.post(path, { lookedAt: '2020-01-01T00:00:00.000Z', accept: 'yes' })).status).toBe(409);
    expect(await read(ours.post(path, { lookedAt }))).toMatchObject({ status: 422, errors: [{ field: 'accept' }] });
    expect(await read(ours.post(path, { lookedAt, accept: 'yes' }))).toMatchObject({ state: 'working' });
    await house.runJobs();
    expect(await read(ours.get(`${base}/${id}`))).toMatchObject({ state: 'done' });
  });

  test('with a key that only reads changes nothing', async () => {
    const reader = program(house, await makeApiKey(house, steward, 'read'));
    expect((await reader.get(base)).status).toBe(200);
    const refused = await read(reader.send(base, { system: 'sis', file: await zipped(plainFiles) }));
    expect(refused).toMatchObject({ status: 403, detail: expect.stringContaining('only reads') });
  });

  test('of another district finds nothing here', async () => {
    const elsewhere = await house.person('district data steward', await world.newDistrict());
    const theirs = program(house, await makeApiKey(house, elsewhere, 'change'));
    const { id } = await send(plainFiles);
    for (const path of [base, `${base}/${id}`, `${base}/${id}/problems`])
      expect((await theirs.get(path)).status).toBe(404);
    for (const path of [`${base}/${id}/confirmation`, `${base}/${id}/undo`])
      expect((await theirs.post(path, {})).status).toBe(404);
    expect((await theirs.send(base, { system: 'sis', file: await zipped(plainFiles) })).status).toBe(404);
  });
});
