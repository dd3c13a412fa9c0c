import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testHouse } from '../../../../tests/house.js';
import { type Files, plainFiles, rosterWorld } from '../../../../tests/records/files.js';
import { oddFiles, Steward, zipOf } from '../../../../tests/records/steward.js';
import { findDrops } from './find.js';
import { takeAll, takeDroppedRecords } from './jobs.js';

const house = testHouse();
const world = rosterWorld(house);
let ana: Steward;
let folder: string;

beforeEach(async () => {
  ana = await Steward.begin(house, world);
  folder = mkdtempSync(join(tmpdir(), 'lt-drops-'));
  await world.run(`insert into auth."user" (id, email) values ($1, $2)`, [ana.person, `${ana.person}@example.org`]);
});
afterEach(() => rmSync(folder, { recursive: true }));

const later = () => Date.now() + 60_000;
const context = () => ({
  database: house.database,
  log: house.services.log,
  config: { ...house.config, RECORDS_DROP: folder },
});
const take = async () => {
  await takeAll(context(), later());
  await house.runJobs();
};

function put(name: string, content: Files | Buffer | string, district = ana.district): void {
  const path = join(folder, district, 'sis', name);
  const files = typeof content === 'string' || Buffer.isBuffer(content) ? { '': content } : content;
  for (const [within, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, within)), { recursive: true });
    writeFileSync(join(path, within), text);
  }
}
const left = (within = '') => readdirSync(join(folder, ana.district, 'sis', within)).toSorted();
const report = (outcome: string) => {
  const name = left(outcome).find((each) => each.endsWith('.txt'))!;
  return readFileSync(join(folder, ana.district, 'sis', outcome, name), 'utf8');
};
const mails = () =>
  world.run('select recipient, subject, body from auth.outbox where recipient = $1', [`${ana.person}@example.org`]);
const imports = () =>
  world.run('select id, number, refused from records.import where district_id = $1 order by begun_at', [ana.district]);

const values = ['Reyes', 'Okafor', '0101', 'Q7', 'Ada'];

describe('an export in the folder', () => {
  test.each([
    ['a folder', 'night', () => plainFiles],
    ['a ZIP', 'night.zip', () => zipOf(plainFiles)],
  ])('that is %s is brought in and moved aside, with a report without values', async (_, name, files) => {
    put(name, await files());
    await take();
    expect(await ana.familyNames()).toEqual(['Reyes', 'Sol', 'Okafor-Lund']);
    expect(left()).toEqual(['done']);
    expect(left('done')).toHaveLength(2);
    expect(report('done')).toContain('Students: 3 added');
    for (const value of values) expect(report('done')).not.toContain(value);
    expect(await mails()).toEqual([]);
  });

  test('is read as the district’s steward said', async () => {
    const page = await ana.upload(oddFiles);
    await ana.explain(page);
    put('night', oddFiles);
    await take();
    expect(left()).toEqual(['done']);
    expect(await ana.absences()).toEqual([
      { school: 'Cedar', kind: 'unexcused' },
      { school: 'Oak', kind: 'suspension' },
    ]);
  });

  test('that nobody can understand waits for its steward, who is told by mail, explains it and brings it in', async () => {
    put('night', oddFiles);
    await take();
    expect(await ana.familyNames()).toEqual([]);
    expect(left()).toEqual(['refused']);
    expect(report('refused')).toContain('The files wait for a data steward');
    const [waiting] = await imports();
    expect(waiting).toMatchObject({ number: null, refused: 'not understood' });
    const page = `/records/${ana.district}/imports/${String(waiting!['id'])}`;
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Student records wait for you' });
    expect(mail!['body']).toContain(`${house.config.BASE_URL}${page}`);
    for (const value of values) expect(`${mail!['body']} ${report('refused')}`).not.toContain(value);

    expect(await ana.read(page)).toContain('Say below what they mean, or leave them out');
    await ana.explain(page);
    expect(await ana.bringIn(page)).toContain('The records are in');
    expect(await ana.familyNames()).toEqual(['Reyes', 'Sol', 'Okafor-Lund']);
  });

  test('that would end much waits, and comes in when its steward says that it is right', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `${index},007,3,2025-09-02,`).join('\n');
    const students = Array.from({ length: 40 }, (_, index) => `${index},Kim,Test,2015-03-01`).join('\n');
    const school = {
      'schools.csv': plainFiles['schools.csv']!,
      'students.csv': `student_id,first_name,last_name,birth_date\n${students}\n`,
      'enrollments.csv': `student_id,school_id,grade,entry_date,exit_date\n${many}\n`,
    };
    put('first', school);
    await take();
    put('second', { ...school, 'enrollments.csv': school['enrollments.csv'].split('\n').slice(0, 20).join('\n') });
    await take();
    const [, waiting] = await imports();
    expect(waiting!['refused']).toBe('many would end');
    expect(await mails()).toHaveLength(1);
    expect(await ana.bringIn(`/records/${ana.district}/imports/${String(waiting!['id'])}`)).toContain(
      'The records are in',
    );
  });

  test.each([
    ['a ZIP that was cut off', 'night.zip', async () => (await zipOf(plainFiles)).subarray(0, 300)],
    ['no table', 'night.zip', () => 'no export'],
    ['a folder without a table', 'night', () => ({ 'readme.md': 'nothing here' })],
  ] as [string, string, () => Files | Buffer | string | Promise<Buffer>][])(
    '%s is moved aside, and the steward told',
    async (_, name, content) => {
      put(name, await content());
      await take();
      expect(left()).toEqual(['refused']);
      expect((await imports()).map(({ number, refused }) => [number, refused])).toEqual([[null, 'nothing to read']]);
      expect((await mails())[0]!['body']).toContain('No file of these can be read');
    },
  );

  test('in which one file is not known or lacks a column waits', async () => {
    put('one', { ...plainFiles, 'lunch.csv': 'a,b\n1,2\n' });
    put('two', { ...plainFiles, 'absences.csv': 'pupil,when\n0101,2025-09-03\n' });
    await take();
    expect((await imports()).map(({ refused }) => refused)).toEqual(['not understood', 'not understood']);
  });
});

describe('the folder', () => {
  test('is left alone where something of an export changed a moment ago', async () => {
    put('night', plainFiles);
    expect(await findDrops(folder, Date.now() - 60_000)).toEqual([]);
    await takeDroppedRecords.run({
      ...context(),
      mailer: house.services.mailer,
      subject: '',
      actor: null,
      progress() {},
    });
    expect(left()).toEqual(['night']);
  });

  test('may hold what is no export, links and districts that nobody knows', async () => {
    put('night', plainFiles);
    put('night', plainFiles, '9999999');
    put('.hidden.zip', 'x');
    writeFileSync(join(folder, 'readme.txt'), 'x');
    symlinkSync('/etc', join(folder, ana.district, 'sis', 'link'));
    await take();
    expect(left()).toEqual(['.hidden.zip', 'done', 'link']);
    expect(readdirSync(join(folder, '9999999', 'sis'))).toEqual(['night']);
  });

  test('taken from twice gives one import', async () => {
    put('night', plainFiles);
    await Promise.all([takeAll(context(), later()), takeAll(context(), later())]);
    expect(await imports()).toHaveLength(1);
  });

  test('is taken from again after a crash before the moving aside, and nothing is brought in or told twice', async () => {
    put('night', plainFiles);
    put('odd', oddFiles);
    const drops = await findDrops(folder, later());
    await take();
    const sis = join(folder, ana.district, 'sis');
    for (const { name, path } of drops) {
      const outcome = name === 'odd' ? 'refused' : 'done';
      renameSync(
        join(
          sis,
          outcome,
          left(outcome).find((each) => each.endsWith(` ${name}`))!,
        ),
        path,
      );
    }
    await take();
    expect((await imports()).map(({ number }) => number)).toEqual([1, null]);
    expect(await mails()).toHaveLength(1);
    expect(left()).toEqual(['done', 'refused']);
  });

  test('that is not set is none', async () => {
    await expect(takeAll({ ...context(), config: house.config }, later())).resolves.toBeUndefined();
  });

  test('that is gone fails loudly', async () => {
    await expect(
      takeAll({ ...context(), config: { ...house.config, RECORDS_DROP: join(folder, 'gone') } }, later()),
    ).rejects.toThrow('ENOENT');
  });
});
