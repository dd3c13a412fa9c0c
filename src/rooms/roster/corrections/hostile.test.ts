import { beforeEach, describe, expect, test } from 'vitest';
import { testHouse } from '../../../../tests/house.js';
import { rosterWorld } from '../../../../tests/records/files.js';
import { oddFiles, Steward } from '../../../../tests/records/steward.js';

const house = testHouse();
const world = rosterWorld(house);
let ana: Steward;

beforeEach(async () => void (ana = await Steward.begin(house, world)));

describe('hostile files', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '=HYPERLINK("http://x")',
    'x'.repeat(10_000),
    '{count, plural}',
    '\u202eabc',
    '__proto__',
    'a\0b',
  ];
  const quoted = hostile.map((text) => `"${text.replaceAll('"', '""')}"`);

  test('with such headers are shown as text, and their columns can be chosen', async () => {
    const page = await ana.upload({
      ...oddFiles,
      'students.csv': `student_id,first_name,${quoted.join(',')}\n0101,Ada,${Array(hostile.length).fill('Reyes').join(',')}\n`,
    });
    const { document } = await ana.open(page);
    expect([...document.querySelectorAll('script')].every((script) => script.hasAttribute('src'))).toBe(true);
    const file = await ana.pageOf(page, 'students.csv');
    const longest = (await ana.open(file)).document.querySelector('main')!.textContent;
    expect(longest).toContain('<script>alert(1)</script>');
    expect(longest).not.toContain('x'.repeat(201));
    await ana.say(file, { '<script>alert(1)</script>': 'Last name', ['x'.repeat(200)]: 'Middle name' });
    await ana.say(`${page}/schools`, { EAST: 'Oak' });
    await ana.bringIn(page);
    expect(await ana.familyNames()).toEqual(['Reyes']);
  });

  test('with such codes and ids of schools are shown as text, and can be said to mean something', async () => {
    const rows = quoted.map((code, index) => `0101,007,2025-09-0${(index % 4) + 2},${code}`);
    const page = await ana.upload({
      ...oddFiles,
      'absences.csv': `student_id,school_id,date,code\n${rows.join('\n')}\n0102,007,2025-09-03,__proto__\n`,
      'enrollments.csv': `${oddFiles['enrollments.csv']}0102,"<b>&'",3,2025-09-02\n0102,EA\0ST,3,2025-09-02\n`,
    });
    const { document } = await ana.open(`${page}/codes`);
    expect(document.querySelector('main')!.textContent).toContain('<script>alert(1)</script>');
    expect(document.querySelector('main')!.textContent).not.toContain('x'.repeat(80));
    await ana.say(`${page}/codes`, { ['__proto__']: 'Absent, unexcused' });
    await ana.say(`${page}/schools`, { "<b>&'": 'None of our schools', EAST: 'Oak' });
    await ana.bringIn(page);
    expect(await ana.absences()).toContainEqual({ school: 'Cedar', kind: 'unexcused' });
  });

  test('with more schools and codes than a form holds fields ask for those that are most frequent', async () => {
    const many = Array.from({ length: 600 }, (_, index) => index);
    const page = await ana.upload({
      ...oddFiles,
      'enrollments.csv': `student_id,school_id,entry_date\n${many.map((each) => `0101,S${each},2025-09-02`).join('\n')}\n`,
      'absences.csv': `student_id,school_id,date,code\n${many.map((each) => `0101,007,2025-09-03,Z${each}`).join('\n')}\n`,
    });
    for (const path of [`${page}/codes`, `${page}/schools`]) {
      const fields = await ana.filled(path);
      expect(Object.keys(fields).length).toBeLessThanOrEqual(201);
    }
    expect(await ana.read(`${page}/codes`)).toContain('There are 400 more codes');
  });
});
