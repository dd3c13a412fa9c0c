import type pg from 'pg';
import type { At, CrossCheck, Records } from '#engines/roster/index.js';
import { type ImportProblem, weightOf } from '../problem.js';
import type { Listener, Work } from './gather.js';
import type { Students } from './people.js';
import type { Schools } from './schools.js';

/** What reading one row of an export must know of the others. Grows with students and schools, not with rows. */
export class Context {
  readonly client: pg.ClientBase;
  readonly work: Work;
  readonly students: Students;
  readonly schools: Schools;
  readonly check: CrossCheck;
  /** Students, by the source's id, whom some row enrols. */
  readonly enrolled = new Set<string>();
  /** Students at schools of whose stay some row gives days, and enrolments that give none. */
  readonly dated = new Set<string>();
  readonly undated: { stay: Records['enrolment']; student: string; school: string }[] = [];
  /** Programs that rows of students mark, until there is a table open for them. */
  readonly marked: (string | boolean | null)[][] = [];
  /** Schools and days of which a register was kept. */
  readonly registered = new Set<string>();
  hasCalendar = false;
  readonly #listener: Listener;
  readonly #unknownSchools = new Set<string>();

  constructor(
    client: pg.ClientBase,
    work: Work,
    listener: Listener,
    { students, schools, check }: Pick<Context, 'students' | 'schools' | 'check'>,
  ) {
    this.client = client;
    this.work = work;
    this.students = students;
    this.schools = schools;
    this.check = check;
    this.#listener = listener;
  }

  student(written: string, { file, line }: At): string | undefined {
    const id = this.students.idOf(this.students.sourceIdOf(written));
    if (!id) this.#listener.report({ file, line, code: 'student-unknown', hint: { id: written } });
    return id;
  }

  /** Null where the row names none; nothing where it names one that is not ours. */
  schoolIfNamed(written: string | null, at: At): string | null | undefined {
    if (written === null) return null;
    return this.school(this.schools.sourceIdOf(written), at) ?? undefined;
  }

  /** A school that nobody knows is told once. */
  school(sourceId: string, { file, line }: At): string | null | undefined {
    const id = this.schools.idOf(sourceId);
    if (id === undefined && !this.#unknownSchools.has(sourceId)) {
      this.#unknownSchools.add(sourceId);
      this.#listener.report({ file, line, code: 'school-not-matched', hint: { id: sourceId } });
    }
    return id;
  }

  /** Tells what was noticed of a row, and whether it is left out for it. */
  isRefused(problems: readonly ImportProblem[]): boolean {
    for (const problem of problems) this.#listener.report(problem);
    return problems.some(({ code }) => weightOf(code) === 'refuses');
  }
}
