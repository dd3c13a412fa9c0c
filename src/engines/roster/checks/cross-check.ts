import type { At, Problem, ProblemCode } from '../problem.js';
import type { Absence, CalendarDay, Day, Demographics, Enrolment, School, Student } from '../records.js';
import { dayNumber, yearsBetween } from '../values/day.js';
import { remembered } from '../values/remembered.js';
import { HalfDays } from './day-set.js';
import { type SchoolYear, type Stay, overlaps, stayOf, withStay } from './stays.js';

export interface CrossCheckOptions {
  /** Ages are taken on its first day, and enrolments without days last from its first to its last. */
  year: SchoolYear;
  /** Students and schools that are known already, and that a delta or a single file need not repeat. */
  knownStudents?: Iterable<string>;
  knownSchools?: Iterable<string>;
}

/** Younger and older students there are, but more often there is a typing error. */
const likelyAges = { least: 3, most: 22 };

const none: readonly string[] = [];

/**
 * Checks records of an export against each other, in two passes: first `school`, `student`, `demographics`, `enrolment` and
 * `calendarDay` in any order, then `students`, then every absence by `absence`. What it keeps grows with students,
 * enrolments and calendar days, and by about 100 bytes for each student with absences at each school and year; not with absences.
 */
export class CrossCheck {
  readonly #year: SchoolYear;
  readonly #schools: Set<string>;
  readonly #students: Map<string, { file: string; line: number; schoolIds: readonly string[] } | undefined>;
  readonly #stays = new Map<string, readonly Stay[]>();
  /** Enrolments whose student or school nobody has named yet. */
  readonly #doubtful: { at: At; studentId: string; schoolId: string }[] = [];
  readonly #sessionDays = new Map<string, Map<Day, CalendarDay['kind']>>();
  readonly #taken = new HalfDays();
  readonly #calendar = remembered(placeInYear);

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
    if (before) return [problem(at, 'id-twice', { id: sourceId, first: before.line })];
    this.#students.set(sourceId, {
      file: at.file,
      line: at.line,
      schoolIds: schoolIds.length === 0 ? none : schoolIds,
    });
    return this.#age(birthDate, at);
  }

  demographics({ birthDate }: Demographics, at: At): Problem[] {
    return this.#age(birthDate, at);
  }

  enrolment(enrolment: Enrolment, at: At): void {
    const { studentId, schoolId } = enrolment;
    if (!this.#students.has(studentId) || !this.#schools.has(schoolId))
      this.#doubtful.push({ at, studentId, schoolId });
    const stays = this.#stays.get(studentId);
    const stay = stayOf(enrolment, this.#year, at);
    this.#stays.set(studentId, stays ? withStay(stays, stay) : [stay]);
  }

  calendarDay({ schoolId, day, kind }: CalendarDay): void {
    const days = this.#sessionDays.get(schoolId) ?? new Map<Day, CalendarDay['kind']>();
    this.#sessionDays.set(schoolId, days.set(day, kind));
  }

  /** What the first pass shows: enrolments that lead nowhere, students without one, stays that overlap. */
  *students(): Generator<Problem> {
    for (const { at, studentId, schoolId } of this.#doubtful) {
      if (!this.#students.has(studentId)) yield problem(at, 'student-unknown', { id: studentId });
      if (this.#schools.size > 0 && !this.#schools.has(schoolId)) yield problem(at, 'school-unknown', { id: schoolId });
    }
    for (const [id, student] of this.#students)
      if (student && this.#staysOf(id).length === 0) yield problem(student, 'student-without-enrolment', { id });
    for (const [id, stays] of this.#stays)
      for (const { stay, first } of overlaps(stays)) yield problem(stay, 'enrolments-overlap', { id, first });
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
  #staysOf(studentId: string): readonly Pick<Stay, 'schoolId' | 'firstDay' | 'lastDay'>[] {
    const stays = this.#stays.get(studentId);
    if (stays) return stays;
    return (this.#students.get(studentId)?.schoolIds ?? none).map((schoolId) => ({ schoolId, ...this.#year }));
  }

  /** Two half days make a day; a third half, or a second mark of a whole day, is one too many. */
  #isNew({ studentId, day, mark }: Absence, schoolId: string): boolean {
    if (mark.presence === 'present' && mark.kind !== 'present') return true;
    const { year, dayOfYear } = this.#calendar(day);
    const halves = mark.presence === 'absent' && mark.part === 0.5 ? 1 : 2;
    // No id holds the character between.
    return this.#taken.take(`${studentId}\0${schoolId}\0${year}`, dayOfYear, halves);
  }

  #age(birthDate: Day | null, at: At): Problem[] {
    if (birthDate === null) return [];
    const age = yearsBetween(birthDate, this.#year.firstDay);
    return age < likelyAges.least || age > likelyAges.most ? [problem(at, 'age-unlikely', { age })] : [];
  }
}

/** Of a year that begins in July, as school years do: days from 0. */
function placeInYear(day: Day): { year: number; dayOfYear: number } {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '07-01' ? 1 : 0);
  return { year, dayOfYear: dayNumber(day) - dayNumber(`${year}-07-01`) };
}

function problem({ file, line }: At, code: ProblemCode, hint: Problem['hint']): Problem {
  return { file, line, code, hint };
}
