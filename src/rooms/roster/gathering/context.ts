import type pg from 'pg';
import type { At, CrossCheck } from '#engines/roster/index.js';
import { type ImportProblem, weightOf } from '../problem.js';
import type { Listener, Work } from './gather.js';
import { type Seen, type SeenSchool, Sightings } from '../said/sightings.js';
import type { Students } from './people.js';
import type { Schools } from './schools.js';

const mostSchools = 500;

/** What reading one row of an export must know of the others. Grows with students and schools, not with rows. */
export class Context {
  readonly client: pg.ClientBase;
  readonly work: Work;
  readonly students: Students;
  readonly schools: Schools;
  readonly check: CrossCheck;
  /** Students, by the source's id, whom some row enrols. */
  readonly enrolled = new Set<string>();
  /** Programs that rows of students mark, until there is a table open for them. */
  readonly marked: (string | boolean | null)[][] = [];
  /** Schools and days of which a register was kept. */
  readonly registered = new Set<string>();
  hasCalendar = false;
  readonly seen: Sightings;
  readonly #listener: Listener;
  /** How many rows name a school, by its id in the source. */
  readonly #schoolRows = new Map<string, number>();

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
    this.seen = new Sightings(work.plan);
  }

  student(written: string, { file, line }: At): string | undefined {
    const id = this.students.find(written)?.id;
    if (!id) this.report({ file, line, code: 'student-unknown', hint: { id: written } });
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
    const rows = this.#schoolRows.get(sourceId) ?? 0;
    this.#schoolRows.set(sourceId, rows + 1);
    if (id === undefined && rows === 0) this.report({ file, line, code: 'school-not-matched', hint: { id: sourceId } });
    return id;
  }

  report(problem: ImportProblem): void {
    this.seen.problem(problem);
    this.#listener.report(problem);
  }

  /** What the files hold that a person may have to explain. */
  sightings(): Seen {
    const schools = [...this.#schoolRows]
      .slice(0, mostSchools)
      .map(([id, rows]) => ({ id, rows, name: this.schools.nameOf(id), ...this.#meant(id) }));
    return { ...this.seen.codes(), schools };
  }

  #meant(sourceId: string): Pick<SeenSchool, 'school'> {
    const school = this.schools.idOf(sourceId);
    return school === undefined ? {} : { school };
  }

  /** Tells what was noticed of a row, and whether it is left out for it. */
  isRefused(problems: readonly ImportProblem[]): boolean {
    for (const problem of problems) this.report(problem);
    return problems.some(({ code }) => weightOf(code) === 'refuses');
  }
}
