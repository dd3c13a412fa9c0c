import { v7 as uuidv7 } from 'uuid';
import { ZipFile } from 'yazl';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
const [network, district, elsewhere, cedar] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
const imports = `/records/${district}/imports`;
let steward: string;
let stranger: string;

const run = async (text: string, values: unknown[] = []) =>
  (await house.database.pool('keeper').query<Record<string, unknown>>(text, values)).rows;

beforeAll(async () => {
  await run(
    `insert into commons.organization (id, kind, name, parent_id) values ($1, 'network', 'Network', null), ($2, 'district', 'Harbor', $1),
       ($3, 'district', 'Hills', $1), ($4, 'school', 'Cedar School', $2)`,
    [network, district, elsewhere, cedar],
  );
  steward = await house.person('district data steward', district);
  stranger = await house.person('district data steward', elsewhere);
});

const students = (count: number) =>
  [
    'student_id,first_name,last_name,school_id,birthplace',
    ...Array.from({ length: count }, (_, index) => `${index + 1000},Ada ${index},Test,Cedar School,Praia`),
  ].join('\n');
const schools = 'school_id,school_name\nCedar School,Cedar School\n';

const csv = (text: string, name = 'students.csv') => new File([text], name, { type: 'text/csv' });
const post = (path: string, upload: Record<string, string | File>, as = steward) => house.ask(path, { as, upload });
const read = async (path: string, as = steward) => (await house.ask(path, { as })).text();

async function upload(text: string): Promise<string> {
  const id = uuidv7();
  const answer = await post(imports, { id, system: 'sis', file: csv(text) });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${imports}/${id}`]);
  await house.runJobs();
  return `${imports}/${id}`;
}
const lookedAt = async (page: string) => /name="lookedAt" value="([^"]+)"/.exec(await read(page))?.[1] ?? '';

describe('bringing in records', () => {
  beforeAll(async () => {
    await run(
      `insert into records.school_id (district_id, source_system, source_id, school_id) values ($1, 'sis', 'Cedar School', $2)`,
      [district, cedar],
    );
  });

  test('asks for what is missing, and keeps what was typed', async () => {
    const answer = await post(imports, { id: uuidv7(), system: 'PowerSchool', file: csv('') });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('This file is empty');
    expect(page).toContain('value="PowerSchool"');
    expect(await (await post(imports, { id: uuidv7(), system: ' ', file: csv(schools) })).text()).toContain(
      'Say which system exported it',
    );
  });

  test('looks first, then brings in, then takes back; each once, however often it is sent', async () => {
    const enrolments = ['student_id,school_id,entry_date', '1000,Cedar School,2025-09-02'].join('\n');
    const files = await upload(`${students(1)}\n`);
    expect(await read(files)).toContain('Please decide first');
    expect(await run('select from records.student')).toEqual([]);
    const page = await upload(enrolments);
    expect(await read(page)).toContain('A student whom no file lists');

    const id = uuidv7();
    for (let time = 0; time < 2; time += 1) await post(imports, { id, system: 'sis', file: await bundle() });
    await house.runJobs();
    const path = `${imports}/${id}`;
    const preview = await read(path);
    expect(preview).toContain('What changes');
    expect(preview).toContain('never taken in');
    expect(await run('select from records.student')).toEqual([]);

    const stale = await house.ask(`${path}/confirmation`, { as: steward, form: { lookedAt: 'yesterday' } });
    expect(stale.status).toBe(409);
    const at = await lookedAt(path);
    for (let time = 0; time < 2; time += 1)
      expect((await house.ask(`${path}/confirmation`, { as: steward, form: { lookedAt: at } })).status).toBe(303);
    await house.runJobs();
    expect(await read(path)).toContain('The records are in');
    expect(await run('select given_name from records.student where ended is null')).toEqual([{ given_name: 'Ada' }]);
    expect(await (await house.ask(`${path}/problems.csv`, { as: steward })).text()).toContain('birthplace');

    expect((await house.ask(`${path}/undo`, { as: steward, form: {} })).status).toBe(303);
    await house.runJobs();
    expect(await read(path)).toContain('This import was taken back');
    expect(await run('select from records.student where ended is null')).toEqual([]);
  });

  test('a ZIP that was cut off is told in words', async () => {
    const id = uuidv7();
    const bytes = (await bundleBytes()).subarray(0, 200);
    await post(imports, { id, system: 'sis', file: new File([Uint8Array.from(bytes)], 'x.zip') });
    await expect(house.runJobs()).resolves.toBeUndefined();
    expect(await read(`${imports}/${id}`)).toContain('No file of these can be read');
  });

  test('is for the steward of this district alone', async () => {
    const page = await upload(students(1));
    for (const path of [imports, page, `${page}/problems.csv`, `${page}/progress`])
      expect((await house.ask(path, { as: stranger })).status, path).toBe(404);
    expect((await post(imports, { id: uuidv7(), system: 'sis', file: csv(schools) }, stranger)).status).toBe(404);
    for (const step of ['confirmation', 'undo'])
      expect((await house.ask(`${page}/${step}`, { as: stranger, form: {} })).status).toBe(404);
    expect((await house.ask('/records/imports', { as: stranger })).headers.get('location')).toBe(
      `/records/${elsewhere}/imports`,
    );
  });
});

/** One ZIP with a student, an enrolment and the calendar. */
async function bundleBytes(): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name);
  add('schools.csv', schools);
  add('students.csv', 'student_id,first_name,last_name,birthplace\n1000,Ada,Test,Praia\n');
  add('enrollments.csv', 'student_id,school_id,entry_date\n1000,Cedar School,2025-09-02\n');
  add('calendar.csv', 'school_id,date,in_session\nCedar School,2025-09-02,yes\nCedar School,2025-09-03,yes\n');
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
const bundle = async () => new File([Uint8Array.from(await bundleBytes())], 'export.zip', { type: 'application/zip' });
