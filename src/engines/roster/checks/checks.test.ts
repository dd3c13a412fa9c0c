import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../../tests/engines/random-tables.js';
import type { Absence, Enrolment, Student } from '../records.js';
import { CrossCheck } from './cross-check.js';
import { HalfDays } from './day-set.js';

const year = { firstDay: '2024-09-03', lastDay: '2025-06-18' };
const at = (line: number, file = 'f.csv') => ({ file, line });

const student = (sourceId: string, more: Partial<Student> = {}): Student => ({
  sourceId,
  schoolIds: [],
  givenName: 'A',
  middleName: null,
  familyName: 'B',
  preferredName: null,
  birthDate: null,
  grade: null,
  gender: null,
  race: null,
  programs: [],
  otherIds: [],
  ...more,
});
const enrolment = (
  studentId: string,
  schoolId: string,
  firstDay: string | null,
  lastDay: string | null,
  classId: string | null = null,
): Enrolment => ({
  sourceId: null,
  studentId,
  schoolId,
  firstDay,
  lastDay,
  grade: null,
  entryCode: null,
  exitCode: null,
  classId,
});
const absence = (studentId: string, day: string, part: 1 | 0.5 = 1, schoolId: string | null = null): Absence => ({
  studentId,
  schoolId,
  day,
  mark: { presence: 'absent', kind: 'excused', part },
  sourceCode: 'E',
  reason: null,
});
const codes = (problems: Iterable<{ code: string; line?: number }>) =>
  [...problems].map(({ code, line }) => `${line} ${code}`);

describe('CrossCheck', () => {
  it('finds what does not fit together in the first pass', () => {
    const check = new CrossCheck({ year });
    check.school({ sourceId: 's', name: 'S', kind: 'school', parentId: null, ncesId: null, localId: null });
    expect(codes(check.student(student('a', { birthDate: '2012-05-01' }), at(2)))).toEqual([]);
    expect(codes(check.student(student('a'), at(3)))).toEqual(['3 id-twice']);
    expect(codes(check.student(student('b', { birthDate: '2023-05-01' }), at(4)))).toEqual(['4 age-unlikely']);
    expect(codes(check.student(student('c', { birthDate: '1955-05-01' }), at(5)))).toEqual(['5 age-unlikely']);
    check.enrolment(enrolment('a', 's', '2024-09-03', '2024-12-01'), at(10));
    check.enrolment(enrolment('a', 's', '2024-12-01', null), at(11));
    check.enrolment(enrolment('b', 'nowhere', null, null), at(12));
    check.enrolment(enrolment('nobody', 's', null, null), at(13));
    expect(codes(check.students())).toEqual([
      '12 school-unknown',
      '13 student-unknown',
      '5 student-without-enrolment',
      '11 enrolments-overlap',
    ]);
  });

  it('takes the classes of a school for one stay, and the schools of a student’s own row for want of another', () => {
    const check = new CrossCheck({ year });
    check.student(student('a'), at(2));
    check.student(student('b', { schoolIds: ['s'] }), at(3));
    check.enrolment(enrolment('a', 's', null, '2024-12-01', 'math'), at(4));
    check.enrolment(enrolment('a', 's', null, null), at(5));
    check.enrolment(enrolment('a', 's', '2024-11-01', '2025-03-01', 'art'), at(6));
    expect(codes(check.students())).toEqual([]);
    expect(codes(check.absence(absence('a', '2025-02-01'), at(7)))).toEqual([]);
    expect(codes(check.absence(absence('b', '2025-02-01'), at(8)))).toEqual([]);
  });

  it('doubts absences outside a stay, on days not in session, and twice', () => {
    const check = new CrossCheck({ year, knownStudents: ['a'], knownSchools: ['s', 't'] });
    check.enrolment(enrolment('a', 's', '2024-09-03', '2024-12-01'), at(2));
    check.calendarDay({ schoolId: 's', day: '2024-09-04', kind: 'in session' });
    check.calendarDay({ schoolId: 's', day: '2024-09-05', kind: 'not in session' });
    const rows = [
      absence('a', '2024-09-04', 0.5),
      absence('a', '2024-09-04', 0.5),
      absence('a', '2024-09-04', 0.5),
      absence('a', '2024-09-05'),
      absence('a', '2024-12-02'),
      absence('a', '2024-09-04', 1, 't'),
      absence('z', '2024-09-04'),
    ];
    expect(codes(rows.flatMap((row, index) => check.absence(row, at(index))))).toEqual([
      '2 absence-twice',
      '3 absence-not-in-session',
      '4 absence-without-enrolment',
      '5 absence-without-enrolment',
      '6 student-unknown',
    ]);
  });

  it('finds every repetition among many absences', () => {
    const check = new CrossCheck({ year, knownStudents: Array.from({ length: 500 }, (_, id) => String(id)) });
    for (let id = 0; id < 500; id++) check.enrolment(enrolment(String(id), 's', null, null), at(id));
    const random = randomFrom(7);
    let twice = 0;
    const days = new Set<string>();
    for (let line = 0; line < 60_000; line++) {
      const [id, day] = [
        Math.floor(random() * 500),
        `2024-1${Math.floor(random() * 3)}-${10 + Math.floor(random() * 20)}`,
      ];
      twice += check.absence(absence(String(id), day), at(line)).length;
      days.add(`${id} ${day}`);
    }
    expect(twice).toBe(60_000 - days.size);
  });
});

describe('HalfDays', () => {
  it('holds every day of a year apart from its neighbours', () => {
    const days = new HalfDays();
    for (let day = 0; day < 366; day += 2) expect(days.take('a', day, 2)).toBe(true);
    for (let day = 1; day < 366; day += 2)
      expect([1, 2, 1, 1].map((halves) => days.take('a', day, halves as 1 | 2))).toEqual([true, false, true, false]);
    for (let day = 0; day < 366; day++) expect(days.take('a', day, 1)).toBe(false);
  });

  it('holds every year apart from the others', () => {
    const days = new HalfDays();
    const years = Array.from({ length: 10_000 }, (_, index) => `year ${index}`);
    for (const halves of [1, 1] as const) expect(years.filter((year) => !days.take(year, 365, halves))).toEqual([]);
    expect(years.filter((year) => days.take(year, 365, 1))).toEqual([]);
    expect(years.filter((year) => !days.take(year, 0, 2))).toEqual([]);
  });
});
