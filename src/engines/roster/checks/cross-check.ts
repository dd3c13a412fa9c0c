import type { At, Problem, ProblemCode } from '../problem.js';
import type { Absence, CalendarDay, Day, Demographics, Enrolment, School, Student } from '../records.js';
import { dayNumber, yearsBetween } from '../values/day.js';
import { HalfDays } from './day-set.js';
import { type SchoolYear, type Stay, addStay, overlaps, stayOf } from './stays.js';

export interface CrossCheckOptions {
  /** Ages are taken on its first day, and enrolments without days last from its first to its last. */
  year: SchoolYear;
  /** Students and schools that are known already, and that a delta or a single file need not repeat. */
  knownStudents?: Iterable<string>;
  knownSchools?: Iterable<string>;
}

/** Younger and older students there are, but more often there is a typing error. */
const likelyAges = { least: 3, most: 22 };

/**
 * Checks records of an export against each other, in two passes: first `school`, `student`, `demographics`, `enrolment` and
 * `calendarDay` in any order, then `students`, then every absence by `absence`. What it keeps grows with students,
 * enrolments and calendar days, and by about 100 bytes for each student with absences at each school and year; not with absences.
 */
export class CrossCheck {
  readonly #year: SchoolYear;
  readonly #schools: Set<string>;
  readonly #students: Map<string, { at: At; schoolIds: readonly string[] } | undefined>;
  readonly #stays = new Map<string, Stay[]>();
  readonly #enrolments: { at: At; studentId: string; schoolId: string }[] = [];
  readonly #sessionDays = new Map<string, Map<Day, CalendarDay['kind']>>();
  readonly #taken = new Map<string, HalfDays>();

  constructor({ year, knownStudents = [], knownSchools = [] }: CrossCheckOptions) {
    this.#year = year;
    this.#schools = new Set(knownSchools);
    this.#students = new Map([...knownStudents].map((id) => [id, undefined]));
  }

  school({ sourceId }: School): void {
    this.#schools.add(sourceId);
  }

  student({ sourceId, schoolIds, birthDate }: Student, at: At): Problem[] {
    const before = this.#students.get(sourceId);
    if (before) return [problem(at, 'id-twice', { id: sourceId, first: before.at.line })];
    this.#students.set(sourceId, { at, schoolIds });
    return this.#age(birthDate, at);
  }

  demographics({ birthDate }: Demographics, at: At): Problem[] {
    return this.#age(birthDate, at);
  }

  enrolment(enrolment: Enrolment, at: At): void {
    this.#enrolments.push({ at, studentId: enrolment.studentId, schoolId: enrolment.schoolId });
    const stays = this.#stays.get(enrolment.studentId);
    const stay = stayOf(enrolment, this.#year, at);
    if (stays) addStay(stays, stay);
    else this.#stays.set(enrolment.studentId, [stay]);
  }

  calendarDay({ schoolId, day, kind }: CalendarDay): void {
    const days = this.#sessionDays.get(schoolId) ?? new Map<Day, CalendarDay['kind']>();
    this.#sessionDays.set(schoolId, days.set(day, kind));
  }

  /** What the first pass shows: enrolments that lead nowhere, students without one, stays that overlap. */
  *students(): Generator<Problem> {
    for (const { at, studentId, schoolId } of this.#enrolments) {
      if (!this.#students.has(studentId)) yield problem(at, 'student-unknown', { id: studentId });
      if (this.#schools.size > 0 && !this.#schools.has(schoolId)) yield problem(at, 'school-unknown', { id: schoolId });
    }
    for (const [id, student] of this.#students)
      if (student && this.#staysOf(id).length === 0) yield problem(student.at, 'student-without-enrolment', { id });
    for (const [id, stays] of this.#stays)
      for (const { at, first } of overlaps(stays)) yield problem(at, 'enrolments-overlap', { id, first });
  }

  /** One absence, or one row of a register. A school without a calendar has none of its days doubted. */
  absence(absence: Absence, at: At): Problem[] {
    if (!this.#students.has(absence.studentId)) return [problem(at, 'student-unknown', { id: absence.studentId })];
    const stay = this.#staysOf(absence.studentId).find(
      ({ schoolId, firstDay, lastDay }) =>
        (absence.schoolId ?? schoolId) === schoolId && firstDay <= absence.day && absence.day <= lastDay,
    );
    if (!stay) return [problem(at, 'absence-without-enrolment', { id: absence.studentId, day: absence.day })];
    const calendar = this.#sessionDays.get(stay.schoolId);
    return [
      ...(calendar && calendar.get(absence.day) !== 'in session'
        ? [problem(at, 'absence-not-in-session', { day: absence.day })]
        : []),
      ...(this.#isNew(absence, stay.schoolId)
        ? []
        : [problem(at, 'absence-twice', { id: absence.studentId, day: absence.day })]),
    ];
  }

  /** The schools that a student's own row names count where no enrolment does. */
  #staysOf(studentId: string): readonly Omit<Stay, 'at' | 'fromClass'>[] {
    const stays = this.#stays.get(studentId);
    if (stays) return stays;
    return (this.#students.get(studentId)?.schoolIds ?? []).map((schoolId) => ({ schoolId, ...this.#year }));
  }

  /** Two half days make a day; a third half, or a second mark of a whole day, is one too many. */
  #isNew({ studentId, day, mark }: Absence, schoolId: string): boolean {
    if (mark.presence === 'present' && mark.kind !== 'present') return true;
    const year = day.slice(0, 4);
    const key = JSON.stringify([studentId, schoolId, year]);
    const taken = this.#taken.get(key) ?? new HalfDays();
    this.#taken.set(key, taken);
    const halves = mark.presence === 'absent' && mark.part === 0.5 ? 1 : 2;
    return taken.take(dayNumber(day) - dayNumber(`${year}-01-01`), halves);
  }

  #age(birthDate: Day | null, at: At): Problem[] {
    if (birthDate === null) return [];
    const age = yearsBetween(birthDate, this.#year.firstDay);
    return age < likelyAges.least || age > likelyAges.most ? [problem(at, 'age-unlikely', { age })] : [];
  }
}

function problem({ file, line }: At, code: ProblemCode, hint: Problem['hint']): Problem {
  return { file, line, code, hint };
}
