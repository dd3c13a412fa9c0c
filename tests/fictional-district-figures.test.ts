import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDistrict } from '../demo/district/files.ts';
import {
  chronicallyAbsent,
  column,
  percent,
  raceOf,
  readYear,
  type Row,
  within,
  type Year,
  type YearFiles,
  years,
} from './fictional-district.ts';

const year = {} as Record<Year, YearFiles>;
const folder = mkdtempSync(join(tmpdir(), 'fictional-district-'));

beforeAll(async () => {
  await writeDistrict(folder);
  for (const name of years) year[name] = readYear(folder, name);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('absence as registers show it', () => {
  const ranges: Record<Year, [number, number]> = {
    '2023-24': [24, 28],
    '2024-25': [21, 26],
    '2025-26': [20, 22],
    '2026-27': [15, 25],
  };

  test.each(years)('%s: chronic absence of all, of schools and of groups', (name) => {
    const files = year[name];
    const all = column(files.entries, 'student_id');
    within(chronicallyAbsent(files, all), ...ranges[name]);
    within(chronicallyAbsent(files, all, 0.2), 2, 8);
    const schools = [...files.sessions.keys()].map((school) =>
      chronicallyAbsent(
        files,
        files.entries.filter((row) => row['school_id'] === school).map((row) => `${row['student_id']} ${school}`),
      ),
    );
    within(Math.min(...schools), 7, 14);
    within(Math.max(...schools), 28, 42);
    for (const [program, more] of [
      ['economically disadvantaged', 1.3],
      ['disability', 1.15],
      ['homeless', 1.8],
    ] as const) {
      const members = new Set(
        column(
          files.programs.filter((row) => row['program'] === program),
          'student_id',
        ),
      );
      const others = all.filter((student) => !members.has(student));
      expect(chronicallyAbsent(files, members)).toBeGreaterThan(more * chronicallyAbsent(files, others));
    }
  });

  test('it falls from year to year, and is much the same students', () => {
    const rates = years
      .slice(0, 3)
      .map((name) => chronicallyAbsent(year[name], column(year[name].entries, 'student_id')));
    expect(rates[0]! - rates[2]!).toBeGreaterThan(3);
    const share = (files: YearFiles, student: string) =>
      (files.absent.get(student) ?? 0) / files.enrolled.get(student)!;
    const both = [...year['2024-25'].enrolled.keys()].filter(
      (key) =>
        !key.includes(' ') && year['2024-25'].enrolled.get(key)! > 90 && (year['2025-26'].enrolled.get(key) ?? 0) > 90,
    );
    within(
      correlation(
        both.map((key) => share(year['2024-25'], key)),
        both.map((key) => share(year['2025-26'], key)),
      ),
      0.5,
      0.9,
    );
  });

  test('Mondays and Fridays, days before holidays and winter see more of it', () => {
    const perDay = (wanted: (day: string) => boolean) => {
      let [days, count] = [0, 0];
      for (const name of years.slice(0, 3)) {
        days += year[name].sessions.get('QH001')!.filter(wanted).length;
        count += year[name].absences.filter((row) => wanted(row['date']!)).length;
      }
      return count / days;
    };
    const weekday = (day: string) => new Date(day).getUTCDay();
    const middle = perDay((day) => weekday(day) === 3);
    within(perDay((day) => weekday(day) === 1) / middle, 1.15, 1.5);
    within(perDay((day) => weekday(day) === 5) / middle, 1.15, 1.6);
    within(perDay((day) => ['2023-11-22', '2024-11-27', '2025-11-26'].includes(day)) / middle, 1.3, 3);
    within(perDay((day) => day.slice(5, 7) === '02') / perDay((day) => day.slice(5, 7) === '10'), 1.2, 2);
  });

  test('brothers and sisters miss the same days more often than days two weeks apart', () => {
    const { absences, addresses, sessions } = year['2024-25'];
    const days = sessions.get('QH001')!;
    const missed = Map.groupBy(absences, (row) => row['student_id']!);
    const missedOn = (student: string) => new Set(column(missed.get(student) ?? [], 'date'));
    let [same, apart] = [0, 0];
    for (const [, rows] of Map.groupBy(addresses, (row) => row['household_id']!)) {
      if (rows.length < 2) continue;
      const [one, other] = [missedOn(rows[0]!['student_id']!), missedOn(rows[1]!['student_id']!)];
      for (const [place, day] of days.entries()) {
        if (one.has(day) && other.has(day)) same += 1;
        if (one.has(day) && other.has(days[(place + 10) % days.length]!)) apart += 1;
      }
    }
    expect(same / apart).toBeGreaterThan(1.7);
  });

  function correlation(x: number[], y: number[]): number {
    const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    const [mx, my] = [mean(x), mean(y)];
    const cross = (a: number[], ma: number, b: number[], mb: number) =>
      mean(a.map((value, at) => (value - ma) * (b[at]! - mb)));
    return cross(x, mx, y, my) / Math.sqrt(cross(x, mx, x, mx) * cross(y, my, y, my));
  }
});

describe('students and families', () => {
  test.each(years)('%s: how many, who they are, how they move', (name) => {
    const { entries, discipline, programs, roster, addresses } = year[name];
    const students = new Set(column(entries, 'student_id'));
    within(students.size, 3400, 3800);
    const moved = [...Map.groupBy(entries, (row) => row['student_id'])].filter(
      ([, rows]) => new Set(column(rows, 'school_id')).size > 1,
    );
    within(percent(moved.length, students.size), 5, 8);
    const shareOf = (rows: readonly Row[]) => percent(new Set(column(rows, 'student_id')).size, students.size);
    if (name !== '2026-27')
      within(shareOf(discipline.filter((row) => row['action'] === 'out-of-school suspension')), 3, 5);
    const ranges = {
      'economically disadvantaged': [42, 62],
      disability: [12, 20],
      'english learner': [9, 20],
      homeless: [1, 5],
      'foster care': [0.3, 1.5],
    };
    for (const [program, [low, high]] of Object.entries(ranges))
      within(shareOf(programs.filter((row) => row['program'] === program)), low!, high!);
    const races = Map.groupBy(roster['demographics']!, raceOf);
    const race = (name: string) => percent(races.get(name)?.length ?? 0, students.size);
    within(race('Hispanic'), 28, 40);
    within(race('white'), 38, 52);
    within(race('blackOrAfricanAmerican'), 6, 13);
    within(race('asian'), 4, 9);
    within(race('two or more'), 2, 7);
    within(race('americanIndianOrAlaskaNative'), 0.3, 2);
    const raceByStudent = new Map(roster['demographics']!.map((row) => [row['sourcedId']!.slice(-12), raceOf(row)]));
    const cells = Map.groupBy(entries, (row) =>
      [row['school_id'], row['grade'], raceByStudent.get(row['student_id']!)].join(),
    );
    const small = [...cells.values()].filter((rows) => rows.length < 10).length;
    within(small, 60, 200);
    const households = Map.groupBy(addresses, (row) => row['household_id']);
    within(percent([...households.values()].filter((rows) => rows.length > 1).length, households.size), 25, 55);
  });

  test('twins, names of two parts, accents, apostrophes and preferred names', () => {
    const { addresses, roster } = year['2025-26'];
    const birth = new Map(roster['demographics']!.map((row) => [row['sourcedId']!.slice(-12), row['birthDate']]));
    const births = Map.groupBy(addresses, (row) => `${row['household_id']} ${birth.get(row['student_id']!)}`);
    within([...births.values()].filter((rows) => rows.length > 1).length, 20, 80);
    const students = year['2025-26'].roster['users']!.filter((row) => row['sourcedId']!.startsWith('qh-student-'));
    const share = (wanted: (row: Row) => boolean) => percent(students.filter(wanted).length, students.length);
    within(
      share((row) => /^\p{L}+[ -]\p{L}+$/u.test(row['familyName']!)),
      10,
      22,
    );
    within(
      share((row) => /[áéíóúñç]/i.test(`${row['givenName']} ${row['familyName']}`)),
      8,
      25,
    );
    within(
      share((row) => row['familyName']!.includes("'")),
      0.2,
      2,
    );
    within(
      share((row) => row['preferredGivenName'] !== ''),
      2,
      10,
    );
    for (const surname of ['Silva', 'Medeiros', 'Lopes', 'DePina', 'Nguyen', 'Vang', 'Rodríguez', 'Rodriguez'])
      expect(
        share((row) => row['familyName']!.includes(surname)),
        surname,
      ).toBeGreaterThan(0);
    const odd = students.filter(({ familyName }) => familyName === 'O' || familyName!.length > 40);
    within(odd.length, 2, 12);
    const age = (row: Row) =>
      2025 - Number(birth.get(row['identifier']!)!.slice(0, 4)) - Number(row['grades']!.replace('KG', '0'));
    expect(students.filter((row) => age(row) < 4 || age(row) > 9)).toEqual([]);
  });

  test('most are promoted, some repeat a grade, and who graduated does not come back', () => {
    const outcomes = { promoted: 0, repeated: 0, left: 0 };
    for (const [index, name] of years.slice(0, 3).entries()) {
      const [now, then] = [lastGrades(year[name]), lastGrades(year[years[index + 1]!])];
      for (const row of year[name].entries.filter((row) => row['exit'] === 'graduated')) {
        expect(row['grade']).toBe('12');
        expect(then.has(row['student_id']!)).toBe(false);
      }
      for (const [student, grade] of now) {
        const next = then.get(student);
        if (next === undefined) outcomes.left += 1;
        else if (next > grade) outcomes.promoted += 1;
        else outcomes.repeated += 1;
      }
    }
    within(percent(outcomes.repeated, outcomes.promoted + outcomes.repeated), 0.7, 3);
    within(percent(outcomes.left, outcomes.left + outcomes.promoted + outcomes.repeated), 8, 14);
  });

  const lastGrades = ({ entries }: YearFiles) =>
    new Map(entries.map((row) => [row['student_id']!, Number(row['grade']!.replace('KG', '0'))]));
});
