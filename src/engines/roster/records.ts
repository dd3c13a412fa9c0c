import type { AttendanceMark } from './values/attendance.js';
import type { DisciplineAction } from './values/discipline.js';
import type { Gender, Race } from './values/demographics.js';
import type { Grade } from './values/grade.js';
import type { Program } from './values/program.js';

/** A day of the calendar, `2024-09-03`. Compares as text. */
export type Day = string;

/** What each kind of file yields, one record a row. Ids are the exporting system's own; `null` is what a file does not say. */
export interface Records {
  school: School;
  session: Session;
  calendar: CalendarDay;
  student: Student;
  demographics: Demographics;
  enrolment: Enrolment;
  absence: Absence;
  register: RegisterEntry;
  discipline: DisciplineEvent;
  program: ProgramStatus;
}

export type RecordKind = keyof Records;

export interface School {
  sourceId: string;
  name: string;
  kind: 'school' | 'district' | 'other';
  parentId: string | null;
  /** Twelve digits for a school, seven for a district. */
  ncesId: string | null;
  /** Another id by which the district's other files may call it. */
  localId: string | null;
}

export interface Session {
  sourceId: string;
  title: string;
  kind: 'school year' | 'term' | 'grading period' | 'other';
  firstDay: Day;
  lastDay: Day;
  parentId: string | null;
  /** The year in which the school year ends. */
  schoolYear: number | null;
}

export interface CalendarDay {
  schoolId: string;
  day: Day;
  kind: 'in session' | 'not in session';
}

export interface Student {
  sourceId: string;
  /** Schools that the student's own row names; empty where enrolments or roles say it. */
  schoolIds: string[];
  /** One of the two names at least is there. */
  givenName: string | null;
  middleName: string | null;
  familyName: string | null;
  preferredName: string | null;
  birthDate: Day | null;
  grade: Grade | null;
  gender: Gender | null;
  race: Race | null;
  /** Programs that the row marks with yes, as of the day of the export. */
  programs: { program: Program; restricted: boolean }[];
  otherIds: { system: 'local' | 'state'; id: string }[];
}

export interface Demographics {
  studentId: string;
  birthDate: Day | null;
  gender: Gender | null;
  race: Race | null;
}

export interface Enrolment {
  sourceId: string | null;
  studentId: string;
  schoolId: string;
  /** Nothing where the file names no day: the first day of the school year counts. */
  firstDay: Day | null;
  /** The last day on which the student belonged to the school, itself included; nothing while it lasts. */
  lastDay: Day | null;
  grade: Grade | null;
  entryCode: string | null;
  exitCode: string | null;
  /** The class, where the file enrols in classes: a student has many such rows for one stay at a school. */
  classId: string | null;
}

/** One student's mark on one day, from a file that lists exceptions alone. */
export interface Absence {
  studentId: string;
  /** Nothing where the file does not say; the enrolment of that day does. */
  schoolId: string | null;
  day: Day;
  mark: AttendanceMark;
  /** As the file writes it. */
  sourceCode: string;
  reason: string | null;
}

/** One student's mark on one day, from a file that has a row for every student and day. */
export interface RegisterEntry extends Absence {}

export interface DisciplineEvent {
  sourceId: string | null;
  studentId: string;
  schoolId: string | null;
  day: Day;
  action: DisciplineAction;
  /** School days that the action lasted. */
  days: number | null;
  sourceCode: string;
}

export interface ProgramStatus {
  studentId: string;
  program: Program;
  /** Nothing where the file is a snapshot: the day of the export counts. */
  from: Day | null;
  until: Day | null;
  /** Tells of a meal application, which only named people may see. */
  restricted: boolean;
}
