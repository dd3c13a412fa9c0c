import type { ColumnChoice, RecordKind, SchoolYear } from '#engines/roster/index.js';
import type { Part } from '../reading/part.js';

/** What is to be read from an export, and how: as found, or as a person corrected it. */
export interface ImportPlan {
  files: PlannedFile[];
  /** Enrolments without days last as long as the school year; ages are those on its first day. */
  year: SchoolYear;
  /** Whether every row of a file of students is one; in OneRoster 1.2 users are anybody, and roles say who is a student. */
  usersAreStudents: boolean;
}

export interface PlannedFile extends Pick<Part, 'path' | 'header' | 'encoding' | 'delimiter'> {
  kind: RecordKind;
  extent: 'full' | 'delta';
  columns: ColumnChoice[];
}

/** Files that others refer to come first. */
const order: readonly RecordKind[] = [
  'school',
  'session',
  'calendar',
  'student',
  'demographics',
  'enrolment',
  'program',
  'discipline',
  'register',
  'absence',
];

export const inOrder = (files: readonly PlannedFile[]): PlannedFile[] =>
  files.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
