import { parseHTML } from 'linkedom';
import { beforeEach, describe, expect, test } from 'vitest';
import { testHouse } from '../../../../tests/house.js';
import { rosterWorld } from '../../../../tests/records/files.js';
import { oddFiles, Steward } from '../../../../tests/records/steward.js';

const house = testHouse();
const world = rosterWorld(house);
let ana: Steward;

beforeEach(async () => void (ana = await Steward.begin(house, world)));

const saidOnADay = /As you said on [A-Z][a-z]+ \d+, 20\d\d/u;

describe('a column, a code and a school that nobody knows', () => {
  test('are asked for, and what is said brings the records in as they are', async () => {
    const page = await ana.upload(oddFiles);
    const asked = await ana.read(page);
    expect(asked).toContain('1 code that we do not know');
    expect(asked).toContain('1 school that we do not know');
    expect(asked).toContain('Apellidos');
    await ana.explain(page);
    const answered = await ana.read(page);
    expect(answered).toContain('All codes are understood');
    expect(answered).toContain('All schools are found');
    expect(answered).toMatch(saidOnADay);

    expect(await ana.bringIn(page)).toContain('The records are in');
    expect(await ana.familyNames()).toEqual(['Reyes', 'Sol', 'Okafor-Lund']);
    expect(await ana.absences()).toEqual([
      { school: 'Cedar', kind: 'unexcused' },
      { school: 'Oak', kind: 'suspension' },
    ]);
  });

  test('are read as was said at the next import of the system, which changes nothing, and of no other system', async () => {
    const first = await ana.upload(oddFiles);
    await ana.explain(first);
    await ana.bringIn(first);

    const next = await ana.upload({
      ...oddFiles,
      'students.csv': '',
      'students_2025-10-01.csv': oddFiles['students.csv']!,
    });
    expect(await ana.read(next)).toContain('Nothing would change');
    const codes = await ana.read(`${next}/codes`);
    expect(codes).toMatch(saidOnADay);
    expect(await ana.read(`${next}/schools`)).toMatch(saidOnADay);
    expect(await ana.read(await ana.pageOf(next, 'students_2025-10-01.csv'))).toMatch(saidOnADay);

    expect(await ana.read(await ana.upload(oddFiles, 'another system'))).toContain('1 code that we do not know');
  });

  test('are forgotten when a person takes back what was said', async () => {
    const page = await ana.upload(oddFiles);
    await ana.explain(page);
    const file = await ana.pageOf(page, 'students.csv');
    const { version = '' } = await ana.filled(file);
    expect((await ana.post(file, { version, forget: 'yes' })).status).toBe(303);
    await house.runJobs();
    await ana.say(`${page}/schools`, { EAST: 'Not said yet' });
    await ana.say(`${page}/codes`, { Q7: 'Not said yet' });
    const again = await ana.read(page);
    expect(again).toContain('1 code that we do not know');
    expect(again).toContain('1 school that we do not know');
    expect(await ana.count('file_reading')).toBe(0);
  });

  test('may be none of ours, and files may be left out', async () => {
    const page = await ana.upload(oddFiles);
    await ana.say(`${page}/schools`, { EAST: 'None of our schools' });
    const file = await ana.pageOf(page, 'absences.csv');
    await ana.post(file, { version: (await ana.filled(file))['version']!, kind: 'none' });
    await house.runJobs();
    const answered = await ana.read(page);
    expect(answered).toContain('All codes are understood');
    expect(answered).toContain('All schools are found');
    await ana.bringIn(page);
    expect(await ana.absences()).toEqual([]);
    expect(await ana.count('enrolment')).toBe(2);
  });

  test('a school that was found can be said to be another', async () => {
    const page = await ana.upload(oddFiles);
    await ana.say(`${page}/schools`, { '007 · Cedar': 'Maple' }, '?change=007');
    await ana.say(`${page}/codes`, { Q7: 'Absent, unexcused' });
    await ana.bringIn(page);
    expect((await ana.absences()).map(({ school }) => school)).toEqual(['Maple']);
  });
});

describe('an answer', () => {
  test('of a page that is older than what was said since is refused, from this import or another', async () => {
    const page = await ana.upload(oddFiles);
    const another = await ana.upload(oddFiles);
    const stale = await ana.filled(`${page}/codes`, { Q7: 'Present' });
    const staleElsewhere = await ana.filled(`${another}/codes`);
    await ana.say(`${page}/codes`, { Q7: 'Absent, unexcused' });
    expect((await ana.post(`${page}/codes`, stale)).status).toBe(409);
    expect((await ana.post(`${another}/codes`, staleElsewhere)).status).toBe(409);
    expect(await world.run('select meaning from records.code_meaning where district_id = $1', [ana.district])).toEqual([
      { meaning: 'unexcused' },
    ]);
  });

  test('given elsewhere stops a commit of what was looked at before', async () => {
    const page = await ana.upload(oddFiles);
    const another = await ana.upload(oddFiles);
    await ana.say(`${page}/codes`, { Q7: 'Absent, unexcused' });
    const { document } = await ana.open(another);
    const lookedAt = document.querySelector('input[name=lookedAt]')!.getAttribute('value')!;
    await ana.post(`${another}/confirmation`, { lookedAt });
    await expect(house.runJobs()).rejects.toThrow('meant otherwise');
    expect(await ana.familyNames()).toEqual([]);
  });

  test('given elsewhere is taken when an import is looked at again', async () => {
    const page = await ana.upload(oddFiles);
    const another = await ana.upload(oddFiles);
    await ana.explain(page);
    expect((await ana.post(`${another}/look`, {})).status).toBe(303);
    await house.runJobs();
    expect(await ana.read(another)).toContain('All codes are understood');
    await ana.bringIn(another);
    expect(await ana.familyNames()).toEqual(['Reyes', 'Sol', 'Okafor-Lund']);
  });

  test('sent twice is taken once', async () => {
    const page = await ana.upload(oddFiles);
    for (const path of [`${page}/schools`, `${page}/codes`, await ana.pageOf(page, 'students.csv')]) {
      const form = await ana.filled(path, path.endsWith('codes') ? { Q7: 'Present' } : {});
      const both = [await ana.post(path, form), await ana.post(path, form)];
      expect(both.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
        [303, page],
        [303, page],
      ]);
      await house.runJobs();
    }
    expect(await ana.count('code_meaning')).toBe(1);
  });

  test('that is in no list is refused, and what else was chosen stays', async () => {
    const page = await ana.upload(oddFiles);
    const file = await ana.pageOf(page, 'students.csv');
    const columns = await ana.filled(file, { Apellidos: 'Last name' });
    for (const [form, message] of [
      [{ ...columns, 'column-1': 'constructor' }, 'Choose what this column holds'],
      [{ ...columns, 'column-1': 'familyName' }, 'Another column holds this already'],
      [{ ...columns, 'column-0': '' }, 'Say which column holds this'],
      [{ ...columns, kind: '__proto__' }, 'Say what each row is about'],
    ] as const) {
      const answer = await ana.post(file, form);
      const text = await answer.text();
      expect(answer.status).toBe(422);
      expect(text).toContain(message);
    }
    const refused = parseHTML(await (await ana.post(file, { ...columns, 'column-0': '' })).text()).document;
    expect(refused.querySelector('select[name=column-2] option[selected]')!.getAttribute('value')).toBe('familyName');

    const codes = await ana.filled(`${page}/codes`, { excused: 'Present' });
    expect((await ana.post(`${page}/codes`, { ...codes, [`attendance-${hex('Q7')}`]: 'toString' })).status).toBe(422);
    const schools = await ana.filled(`${page}/schools`);
    const farAway = (
      await world.run(`select id from commons.organization where kind = 'school' and parent_id <> $1 limit 1`, [
        ana.district,
      ])
    )[0]!;
    expect(
      (await ana.post(`${page}/schools`, { ...schools, [`school-${hex('EAST')}`]: String(farAway['id']) })).status,
    ).toBe(422);
    expect(await ana.count('code_meaning')).toBe(0);
    expect(await ana.count('school_id')).toBe(0);
  });

  test.each(['99', '-1', 'x', '0x1', '%00'])('to file %s, which is none, is not found', async (place) => {
    const page = await ana.upload(oddFiles);
    expect((await ana.open(`${page}/files/${place}`)).status).toBe(404);
    expect((await ana.post(`${page}/files/${place}`, { version: '0', kind: 'none' })).status).toBe(404);
  });

  test('to an import that is in leads back to it', async () => {
    const page = await ana.upload(oddFiles);
    const codes = await ana.filled(`${page}/codes`, { Q7: 'Present' });
    await ana.bringIn(page);
    expect((await ana.post(`${page}/codes`, codes)).status).toBe(303);
    expect((await house.ask(`${page}/codes`, { as: ana.person })).headers.get('location')).toBe(page);
    expect(await ana.count('code_meaning')).toBe(0);
  });
});

describe('what was said', () => {
  test('is said by the steward of this district alone, and read by nobody else', async () => {
    const page = await ana.upload(oddFiles);
    await ana.explain(page);
    const elsewhere = await world.newDistrict();
    const stranger = await house.person('district data steward', elsewhere);
    const principal = await house.person('principal', ana.district);
    const paths = [`${page}/codes`, `${page}/schools`, await ana.pageOf(page, 'students.csv')];
    for (const path of paths) {
      const form = await ana.filled(path);
      expect((await ana.open(path, stranger)).status, path).toBe(404);
      expect((await ana.post(path, form, stranger)).status, path).toBe(404);
      expect((await ana.open(path, principal)).status, path).toBe(403);
      expect((await ana.post(path, form, principal)).status, path).toBe(403);
      expect((await ana.open(path.replace(ana.district, elsewhere), stranger)).status, path).toBe(404);
    }
  });

  test('of one district means nothing in another', async () => {
    const page = await ana.upload(oddFiles);
    await ana.explain(page);
    const ben = await Steward.begin(house, world);
    const theirs = await ben.upload(oddFiles);
    expect(await ben.read(theirs)).toContain('1 code that we do not know');
    const choices = [...(await ben.open(`${theirs}/schools`)).document.querySelectorAll('option')].map((option) =>
      option.getAttribute('value'),
    );
    const own = (await world.run(`select id from commons.organization where parent_id = $1`, [ben.district])).map(
      ({ id }) => id,
    );
    expect(choices.filter((id) => id && id !== 'none').toSorted()).toEqual(own.toSorted());
  });
});

const hex = (text: string) => Buffer.from(text).toString('hex');
