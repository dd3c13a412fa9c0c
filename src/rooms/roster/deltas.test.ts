import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';
import { plainFiles, type Files, rosterWorld } from '../../../tests/records/files.js';
import { undoLatest } from './importing/undo.js';

const house = testHouse();
const world = rosterWorld(house);

describe('undoing', () => {
  test('sets every table back as it was, import by import, the latest first', async () => {
    const district = await world.newDistrict();
    const bring = (files: Files) => world.bring(files, { districtId: district, acceptEndings: true });
    const states = [await world.everything(district)];
    for (const [path, from, to] of [
      ['students.csv', '', ''],
      ['students.csv', 'Reyes', 'Reyes-Kim'],
      ['absences.csv', '2025-09-03,yes', '2025-09-04,no'],
      ['enrollments.csv', '0102,007,4,2025-09-02,\n', ''],
    ] as const) {
      const files = { ...plainFiles, [path]: plainFiles[path]!.replace(from, to) };
      expect((await bring(files)).refused).toBeUndefined();
      states.push(await world.everything(district));
    }
    for (let at = states.length - 1; at > 0; at -= 1) {
      expect(states[at], `import ${at} changed something`).not.toEqual(states[at - 1]);
      expect(await undoLatest(house.database, district)).toBe(at);
      expect(await world.everything(district)).toEqual(states[at - 1]);
    }
    expect(await undoLatest(house.database, district)).toBeUndefined();
  });

  test('touches no other district', async () => {
    const [one, other] = [await world.newDistrict(), await world.newDistrict()];
    await world.bring(plainFiles, { districtId: one });
    const before = await world.everything(one);
    await world.bring(plainFiles, { districtId: other });
    await undoLatest(house.database, other);
    expect(await world.everything(one)).toEqual(before);
  });
});

test('a corrected register takes an absence away, and its days are days in session', async () => {
  const districtId = await world.newDistrict();
  await world.bring(plainFiles, { districtId });
  const register = (mark: string) => ({
    'register.csv': table('student_id,school_id,date,code', [
      '0101,007,2025-09-09,present',
      `0102,007,2025-09-09,${mark}`,
      '0101,007,2025-09-10,present',
    ]),
  });
  const kept = await world.bring(register('absent'), { districtId });
  expect(kept.problems).toEqual(new Map());
  expect(kept.outlook!.session_day.added).toBe(2);
  expect(kept.outlook!.absence).toMatchObject({ added: 1, ended: 0 });
  const corrected = await world.bring(register('present'), { districtId });
  expect(corrected.outlook!.absence).toMatchObject({ added: 0, ended: 1 });
});

test('a list of one program leaves the others as they are', async () => {
  const districtId = await world.newDistrict();
  const year = { firstDay: '2025-07-01', lastDay: '2026-06-30' };
  const list = (...rows: string[]) => ({ 'programs.csv': table('student_id,program,start_date', rows) });
  const both = ['disability', 'english learner'].map((program) => `0101,${program},2025-09-02`);
  await world.bring({ ...plainFiles, ...list(...both) }, { districtId });
  const { outlook } = await world.bring(list('0102,english learner,2025-09-02'), { districtId, year });
  expect(outlook!.program_status).toMatchObject({ added: 1, ended: 0 });
  const left = await world.bring(list('0101,disability,2025-09-03'), { districtId, year });
  expect(left.outlook!.program_status).toMatchObject({ added: 1, ended: 1 });
});

test('files that would end many enrolments are stopped and asked about', async () => {
  const district = await world.newDistrict();
  const many = roster(Array.from({ length: 30 }, (_, number) => pupil(number)));
  await world.bring(many, { districtId: district });
  const before = await world.everything(district);
  const cut = roster(Array.from({ length: 15 }, (_, number) => pupil(number)));
  const stopped = await world.bring(cut, { districtId: district });
  expect(stopped.refused).toBe('many would end');
  expect(stopped.outlook!.enrolment.ended).toBe(15);
  expect(await world.everything(district)).toEqual(before);
  const confirmed = await world.bring(cut, { districtId: district, acceptEndings: true });
  expect(confirmed.refused).toBeUndefined();
});

test('two imports of a district at once both come in, one after the other', async () => {
  const district = await world.newDistrict();
  const both = await Promise.all([1, 2].map(() => world.bring(plainFiles, { districtId: district })));
  expect(both.map(({ number }) => number).toSorted()).toEqual([1, 2]);
  const { student } = await world.everything(district);
  expect(student).toHaveLength(3);
});

describe('a OneRoster delta after a full export', () => {
  // Numbers are fixed: the same districts in every run.
  test.each(Array.from({ length: 12 }, (_, seed) => seed))('comes to what a full export says (%i)', async (seed) => {
    const chance = random(seed);
    const before = Array.from({ length: 12 }, (_, number) => pupil(number));
    const after = before
      .filter(() => chance() > 0.2)
      .map((each) =>
        chance() < 0.4 ? { ...each, name: `New ${each.number}`, school: chance() < 0.5 ? 'o1' : 'o2' } : each,
      );
    after.push(pupil(50), pupil(51));
    const [byDelta, atOnce] = [await world.newDistrict(), await world.newDistrict()];
    await world.bring(roster(before), { districtId: byDelta });
    const delta = await world.bring(changesOf(before, after), { districtId: byDelta, acceptEndings: true });
    expect(delta.refused).toBeUndefined();
    await world.bring(roster(after), { districtId: atOnce });
    const expected = await said(atOnce);
    expect(expected).toHaveLength(after.length);
    expect(await said(byDelta)).toEqual(expected);
    await undoLatest(house.database, byDelta);
    expect(await said(byDelta)).toHaveLength(before.length);
  });
});

test('attendance events of the Ed-Fi sample come in, and its three Sundays are told', async () => {
  const sample = (name: string) =>
    readFileSync(new URL(`../../../tests/data/roster/edfi/${name}.csv`, import.meta.url), 'utf8');
  const content = sample('derived_attendance_events');
  const events = content
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',') as [student: string, school: string, day: string, ...rest: string[]]);
  const schools = [...new Set(events.map(([, school]) => school))];
  const stays = [...new Set(events.map(([student, school]) => `${student},${school}`))];
  const sundays = events.filter(([, , day]) => weekday(day) === 0);
  expect([schools.length, sundays.length]).toEqual([3, 3]);
  const days = weekdays('2021-08-01', '2022-06-30');
  const report = await world.bring(
    {
      'schools.csv': table(
        'school_id,school_name',
        schools.map((id, at) => `${id},${['Cedar', 'Maple', 'Oak'][at]}`),
      ),
      'students.csv': sample('derived_students'),
      'enrollments.csv': table(
        'student_id,school_id,entry_date',
        stays.map((stay) => `${stay},2021-08-01`),
      ),
      'calendar.csv': table(
        'school_id,date,in_session',
        schools.flatMap((id) => days.map((day) => `${id},${day},yes`)),
      ),
      'attendance.csv': content,
    },
    { districtId: await world.newDistrict() },
  );
  expect(report.refused).toBeUndefined();
  expect(report.problems.get('absence-not-in-session')).toBe(3);
  const absences = new Set(
    events.filter(([, , , category]) => /absence/iu.test(category!)).map((event) => event.slice(0, 3).join()),
  );
  expect(report.outlook!.absence.added).toBe(absences.size);
});

const table = (header: string, rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

function weekdays(from: string, until: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= until; day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10))
    if (weekday(day) % 6 !== 0) days.push(day);
  return days;
}

interface Pupil {
  number: number;
  name: string;
  school: string;
}

const pupil = (number: number): Pupil => ({ number, name: `Family ${number}`, school: number % 2 ? 'o1' : 'o2' });

/** A full OneRoster 1.1 export. */
function roster(pupils: readonly Pupil[]): Files {
  return oneRoster('bulk', pupils, [], []);
}

/** What changed from one export to the next, as a delta: its own rows for what is gone. */
function changesOf(before: readonly Pupil[], after: readonly Pupil[]): Files {
  const changed = after.filter((each) => !before.includes(each));
  const gone = before.filter(({ number }) => !after.some((each) => each.number === number));
  return oneRoster('delta', changed, gone, gone);
}

function oneRoster(
  extent: 'bulk' | 'delta',
  pupils: readonly Pupil[],
  goneUsers: readonly Pupil[],
  goneStays: readonly Pupil[],
): Files {
  const [status, date] = extent === 'delta' ? ['active', '2025-10-01T00:00:00Z'] : ['', ''];
  const gone = 'tobedeleted,2025-10-01T00:00:00Z';
  const user = ({ number, name, school }: Pupil) => `true,${school},student,u${number},,Ada,${name},,${number},,,,,03,`;
  const stay = ({ number, school }: Pupil) => `c1,${school},s${number},student,true,2025-09-02,2026-06-20`;
  return {
    'manifest.csv': `propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,${extent}\nfile.enrollments,${extent}\nfile.academicSessions,bulk\n`,
    'orgs.csv':
      'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\no1,,,Cedar,school,,\no2,,,Maple,school,,\n',
    'academicSessions.csv':
      'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\ny,,,Year,schoolYear,2025-09-01,2026-06-30,,2026\n',
    'users.csv': [
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
      ...pupils.map((each) => `s${each.number},${status},${date},${user(each)}`),
      ...goneUsers.map((each) => `s${each.number},${gone},${user(each)}`),
      '',
    ].join('\n'),
    'enrollments.csv': [
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
      ...pupils.map((each) => `e${each.number},${status},${date},${stay(each)}`),
      ...goneStays.map((each) => `e${each.number},${gone},${stay(each)}`),
      '',
    ].join('\n'),
  };
}

/** What is in force of a district, without ids of ours. */
const said = (district: string) =>
  world.run(
    `select s.source_id, s.family_name, o.name as school, e.first_day::text, e.last_day::text, e.grade
     from records.student s
     left join records.enrolment e on e.district_id = s.district_id and e.student_id = s.id and e.ended is null
     left join commons.organization o on o.id = e.school_id
     where s.district_id = $1 and s.ended is null order by 1, 3`,
    [district],
  );

/** A linear congruential generator: chance that is the same in every run. */
function random(seed: number): () => number {
  let state = seed + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
