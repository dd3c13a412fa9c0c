import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import {
  type At,
  createReader,
  CrossCheck,
  type RawRow,
  type RecordKind,
  type Records,
} from '#engines/roster/index.js';
import type { OpenedExport } from '../reading/export.js';
import { rowsOf } from '../reading/part.js';
import { problemOf } from '../reading/survey.js';
import { type ImportProblem, type ImportProblemCode, weightOf } from '../problem.js';
import { absenceCodes, actionCodes, gradeNumber, programCodes, raceCodes } from './codes.js';
import { Students } from './people.js';
import { type ImportPlan, inOrder, type PlannedFile } from './plan.js';
import { Schools } from './schools.js';
import { createStaging } from './staging.js';
import { type StagingWriter, stagingWriter } from './staging-writer.js';

/** An export with the way to read it, and whose it is. */
export interface Work {
  source: OpenedExport;
  plan: ImportPlan;
  districtId: string;
  sourceSystem: string;
}

export interface Listener {
  report(problem: ImportProblem): void;
  progress(rows: number, file: string): void;
}

/** What was read, beside the rows in the staging tables. */
export interface Gathered {
  schools: Schools;
  /** Rows that were read. */
  rows: number;
}

/**
 * Reads every planned file row by row into the staging tables of the running transaction. Memory grows with students and
 * schools, not with rows. Rows that are refused, and rows of students or schools that nobody knows, are left out and told.
 */
export async function gather(client: pg.ClientBase, work: Work, listener: Listener): Promise<Gathered> {
  const { districtId, sourceSystem, plan } = work;
  await createStaging(client, plan.year, sourceSystem);
  const students = await Students.known(client, districtId, sourceSystem);
  const schools = await Schools.known(client, districtId, sourceSystem);
  const check = new CrossCheck({
    year: plan.year,
    knownStudents: students.sourceIds(),
    knownSchools: schools.sourceIds(),
  });
  const gatherer = new Gatherer(client, work, listener, students, schools, check);
  for (const file of inOrder(plan.files)) {
    if (file.kind === 'program' || file.kind === 'discipline') await gatherer.endOfRoster();
    if (file.kind === 'absence' || file.kind === 'register') await gatherer.beginAttendance();
    await gatherer.read(file);
  }
  await gatherer.end();
  return { schools, rows: gatherer.rows };
}

class Gatherer {
  rows = 0;
  readonly #client: pg.ClientBase;
  readonly #work: Work;
  readonly #listener: Listener;
  readonly #students: Students;
  readonly #schools: Schools;
  readonly #check: CrossCheck;
  readonly #withStays = new Set<string>();
  readonly #unknownSchools = new Set<string>();
  /** Students at schools of whose stay some row gives days, and enrolments that give none. */
  readonly #dated = new Set<string>();
  readonly #undated: { stay: Records['enrolment']; student: string; school: string }[] = [];
  /** Programs that rows of students mark, until there is a table open for them. */
  readonly #marked: (string | boolean | null)[][] = [];
  /** Schools and days of which a register was kept. */
  readonly #registered = new Set<string>();
  #rosterHasEnded = false;
  #attendanceHasBegun = false;
  #hasCalendar = false;

  constructor(
    client: pg.ClientBase,
    work: Work,
    listener: Listener,
    students: Students,
    schools: Schools,
    check: CrossCheck,
  ) {
    this.#client = client;
    this.#work = work;
    this.#listener = listener;
    this.#students = students;
    this.#schools = schools;
    this.#check = check;
  }

  async read(file: PlannedFile): Promise<void> {
    const write = stagingWriter(this.#client, file.kind);
    const take = this.#takers[file.kind] as (record: Records[RecordKind], at: At, write: StagingWriter) => unknown;
    const read = createReader({ ...file, width: file.header.length });
    try {
      for await (const row of rowsOf(this.#work.source, file)) {
        this.rows += 1;
        if (this.rows % 5000 === 0) this.#listener.progress(this.rows, file.path);
        const reading = read(row);
        for (const problem of reading.problems) this.#listener.report(problem);
        if (reading.outcome === 'record') await take(reading.record, at(file, row), write);
        else if (reading.outcome === 'deletion') await this.#delete(file.kind, reading.id, write);
        const full = write.settle();
        if (full) await full;
      }
    } catch (error) {
      const problem = problemOf(file.path, error);
      if (!problem) throw error;
      this.#listener.report(problem);
    } finally {
      await write.end();
    }
  }

  /** After the last enrolment: what does not fit together is told, and marks of programs are written. */
  async endOfRoster(): Promise<void> {
    if (this.#rosterHasEnded) return;
    this.#rosterHasEnded = true;
    for (const problem of this.#check.students())
      if (problem.code !== 'student-without-enrolment' || this.#work.plan.usersAreStudents)
        this.#listener.report(problem);
    await this.#writeAll(
      'enrolment',
      this.#undated
        .filter(({ student, school }) => !this.#dated.has(`${student} ${school}`))
        .map(({ stay, student, school }) => this.#enrolmentRow(stay, student, school)),
    );
    await this.#writeAll('program', this.#marked);
  }

  async end(): Promise<void> {
    await this.endOfRoster();
    const days = [...this.#registered].map((key) => key.split(' ') as [school: string, day: string]);
    await this.#client.query('insert into registered_day select * from unnest($1::uuid[], $2::date[])', [
      days.map(([school]) => school),
      days.map(([, day]) => day),
    ]);
    await this.#client.query('insert into staged_session_day select school_id, day, true from registered_day');
  }

  async #writeAll(kind: RecordKind, rows: readonly (string | number | boolean | null)[][]): Promise<void> {
    const write = stagingWriter(this.#client, kind);
    for (const row of rows) {
      write.row(row);
      await write.settle();
    }
    await write.end();
  }

  /** Absences are held against the stays and the calendar that are known already where the export has none of its own. */
  async beginAttendance(): Promise<void> {
    await this.endOfRoster();
    if (this.#attendanceHasBegun) return;
    this.#attendanceHasBegun = true;
    const { districtId, plan, sourceSystem } = this.#work;
    const sourceIds = new Map(this.#schools.matched().map(([source, id]) => [id, this.#schools.sourceIdOf(source)]));
    const known = await this.#client.query<{ student: string; school: string; first: string; last: string | null }>(
      `select s.source_id as student, e.school_id as school, e.first_day::text as first, e.last_day::text as last
       from records.enrolment e join records.student s on s.district_id = e.district_id and s.id = e.student_id and s.ended is null
       where e.district_id = $1 and s.source_system = $2 and e.ended is null and coalesce(e.last_day, 'infinity') >= $3`,
      [districtId, sourceSystem, plan.year.firstDay],
    );
    for (const { student, school, first, last } of known.rows) {
      const schoolId = sourceIds.get(school);
      if (schoolId === undefined || this.#withStays.has(student)) continue;
      this.#check.enrolment(
        {
          sourceId: null,
          studentId: student,
          schoolId,
          firstDay: first,
          lastDay: last,
          grade: null,
          entryCode: null,
          exitCode: null,
          classId: 'known before',
        },
        { file: '', line: 0 },
      );
    }
    if (this.#hasCalendar) return;
    const calendar = await this.#client.query<{ school: string; day: string }>(
      `select school_id as school, day::text as day from records.session_day where district_id = $1 and ended is null and day >= $2`,
      [districtId, plan.year.firstDay],
    );
    for (const { school, day } of calendar.rows) {
      const schoolId = sourceIds.get(school);
      if (schoolId !== undefined) this.#check.calendarDay({ schoolId, day, kind: 'in session' });
    }
  }

  readonly #takers: { [K in RecordKind]: (record: Records[K], at: At, write: StagingWriter) => unknown } = {
    school: async (school, at) => {
      this.#check.school(school);
      await this.#schools.add(this.#client, school);
      if (school.kind === 'school') this.#school(school.sourceId, at);
    },
    // Read for its days alone, when the year was guessed.
    session: () => {},
    calendar: (record, at, write) => {
      const schoolId = this.#schools.sourceIdOf(record.schoolId);
      const school = this.#school(schoolId, at);
      if (!school) return;
      this.#hasCalendar = true;
      this.#check.calendarDay({ ...record, schoolId });
      write.row([school, record.day, record.kind === 'in session']);
    },
    student: (student, at, write) => {
      const schoolIds = student.schoolIds.map((id) => this.#schools.sourceIdOf(id));
      if (this.#isRefused(this.#check.student({ ...student, schoolIds }, at))) return;
      const id = this.#students.add(student);
      const otherId = (system: 'local' | 'state') =>
        student.otherIds.find((other) => other.system === system)?.id ?? null;
      write.row([
        id,
        this.#work.sourceSystem,
        student.sourceId,
        otherId('local'),
        otherId('state'),
        student.givenName,
        student.middleName,
        student.familyName,
        student.preferredName,
        student.birthDate,
        student.gender,
        student.race && raceCodes[student.race],
      ]);
      for (const { program, restricted } of student.programs)
        this.#marked.push([id, programCodes[program], this.#work.plan.year.firstDay, null, restricted]);
    },
    demographics: (record, at, write) => {
      this.#isRefused(this.#check.demographics(record, at));
      const id = this.#students.idOf(this.#students.sourceIdOf(record.studentId));
      // Staff have demographics too: who is no student is passed over.
      if (id) write.row([id, record.birthDate, record.gender, record.race && raceCodes[record.race]]);
    },
    enrolment: (record, at, write) => {
      const studentId = this.#students.sourceIdOf(record.studentId);
      const schoolId = this.#schools.sourceIdOf(record.schoolId);
      this.#check.enrolment({ ...record, studentId, schoolId }, at);
      const [student, school] = [this.#students.idOf(studentId), this.#school(schoolId, at)];
      if (!student || !school) return;
      this.#withStays.add(studentId);
      const stay = { ...record, studentId, schoolId };
      // What says no day would stretch over the whole year a stay that another row has days for.
      if (record.firstDay === null && record.lastDay === null)
        return void this.#undated.push({ stay, student, school });
      this.#dated.add(`${student} ${school}`);
      write.row(this.#enrolmentRow(stay, student, school));
    },
    program: (record, at, write) => {
      const student = this.#student(record.studentId, at);
      if (!student) return;
      const first = record.from ?? this.#work.plan.year.firstDay;
      write.row([student, programCodes[record.program], first, record.until, record.restricted]);
    },
    discipline: (record, at, write) => {
      const student = this.#student(record.studentId, at);
      const school = this.#schoolIfNamed(record.schoolId, at);
      if (!student || school === undefined) return;
      const action = actionCodes[record.action];
      write.row([uuidv7(), student, school, record.sourceId ?? '', record.day, action, record.days]);
    },
    absence: (record, at, write) => this.#attendance(record, at, write),
    register: (record, at, write) => {
      const school = this.#schoolIfNamed(record.schoolId, at);
      if (school === undefined) return;
      if (school !== null) this.#registered.add(`${school} ${record.day}`);
      // A day on which a register was kept is a day in session.
      this.#attendance(record, at, write, 'absence-not-in-session');
    },
  };

  #enrolmentRow(stay: Records['enrolment'], student: string, school: string): (string | number | null)[] {
    const { sourceSystem, plan } = this.#work;
    const firstDay = stay.firstDay ?? plan.year.firstDay;
    const grade = stay.grade ?? this.#students.gradeOf(stay.studentId);
    return [
      uuidv7(),
      student,
      school,
      sourceSystem,
      stay.sourceId ?? `${stay.studentId} ${school} ${firstDay}`,
      firstDay,
      stay.lastDay,
      grade === null ? null : gradeNumber(grade),
      stay.entryCode,
      stay.exitCode,
    ];
  }

  #attendance(record: Records['absence'], at: At, write: StagingWriter, untold?: ImportProblemCode): void {
    const studentId = this.#students.sourceIdOf(record.studentId);
    const schoolId = record.schoolId === null ? null : this.#schools.sourceIdOf(record.schoolId);
    const problems = this.#check.absence({ ...record, studentId, schoolId }, at);
    if (this.#isRefused(problems.filter(({ code }) => code !== untold))) return;
    const { mark } = record;
    if (mark.presence === 'present') return;
    const school = this.#schoolIfNamed(record.schoolId, at);
    if (school === undefined) return;
    const student = this.#students.idOf(studentId)!;
    write.row([student, school, record.day, mark.part === 0.5 ? 1 : 2, absenceCodes[mark.kind]]);
  }

  #delete(kind: RecordKind, id: string, write: StagingWriter): void {
    if (kind === 'student' || kind === 'enrolment') write.deletion(id);
  }

  #student(written: string, { file, line }: At): string | undefined {
    const id = this.#students.idOf(this.#students.sourceIdOf(written));
    if (!id) this.#listener.report({ file, line, code: 'student-unknown', hint: { id: written } });
    return id;
  }

  /** Null where the row names none; nothing where it names one that is not ours. */
  #schoolIfNamed(written: string | null, at: At): string | null | undefined {
    if (written === null) return null;
    return this.#school(this.#schools.sourceIdOf(written), at) ?? undefined;
  }

  /** A school that nobody knows is told once. */
  #school(sourceId: string, { file, line }: At): string | null | undefined {
    const id = this.#schools.idOf(sourceId);
    if (id === undefined && !this.#unknownSchools.has(sourceId)) {
      this.#unknownSchools.add(sourceId);
      this.#listener.report({ file, line, code: 'school-not-matched', hint: { id: sourceId } });
    }
    return id;
  }

  #isRefused(problems: readonly ImportProblem[]): boolean {
    for (const problem of problems) this.#listener.report(problem);
    return problems.some(({ code }) => weightOf(code) === 'refuses');
  }
}

const at = ({ path }: PlannedFile, { line }: RawRow): At => ({ file: path, line });
