import { isDeepStrictEqual } from 'node:util';
import type { ColumnChoice, RecordKind, SchoolYear } from '#engines/roster/index.js';
import type { Part } from '../reading/part.js';
import type { Survey } from '../reading/survey.js';
import type { Said, SaidCode } from '../said/said.js';
import { topicOf, wordOf } from '../said/topics.js';

/** What is to be read from an export, and how: as found, or as a person corrected it. */
export interface ImportPlan {
  files: PlannedFile[];
  /** Enrolments without days last as long as the school year; ages are those on its first day. */
  year: SchoolYear;
  /** Whether every row of a file of students is one; in OneRoster 1.2 users are anybody, and roles say who is a student. */
  usersAreStudents: boolean;
  /** What a person said of schools' ids; null where it is none of the district's schools. */
  schools: [source: string, id: string | null][];
}

export interface PlannedFile extends Pick<Part, 'path' | 'header' | 'encoding' | 'delimiter'> {
  kind: RecordKind;
  extent: 'full' | 'delta';
  columns: ColumnChoice[];
}

/** What is to be read of what was found, with what was said of it; nothing where no file can be read. */
export function planOf(survey: Survey, said: Said, year: SchoolYear): ImportPlan | undefined {
  const files = plannedFiles(survey, said.codes);
  if (files.length === 0) return undefined;
  return {
    files,
    year,
    usersAreStudents: !survey.problems.some(({ code }) => code === 'roles-in-another-file'),
    schools: [...said.schools].map(([source, { id }]) => [source, id]),
  };
}

/** Whether files are read in the same way as when they were looked at. */
export const isSamePlan = (plan: ImportPlan, lookedAt: ImportPlan): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(plan)), lookedAt);

/** Files that lack what their kind needs are told of and left out. Roles tell of enrolment only where nothing else does. */
export function plannedFiles({ parts, found, problems }: Survey, codes: readonly SaidCode[]): PlannedFile[] {
  const broken = new Set(problems.filter(({ code }) => code === 'column-missing').map(({ file }) => file));
  const isRoles = (path: string) => /(?:^|[/\\])roles\.csv$/iu.test(path);
  const hasEnrolments = found.files.some(({ path, kind }) => kind === 'enrolment' && !isRoles(path));
  return found.files.flatMap(({ path, kind, extent, columns }) => {
    const { header, encoding, delimiter } = parts.find((part) => part.path === path)!;
    if (!kind || broken.has(path) || (hasEnrolments && isRoles(path))) return [];
    const explained = columns.map((column) => withCodes(kind, column, codes));
    return [{ path, kind, extent, columns: explained, header, encoding, delimiter }];
  });
}

function withCodes(kind: RecordKind, column: ColumnChoice, codes: readonly SaidCode[]): ColumnChoice {
  const topic = topicOf(kind, column.field);
  const said = codes.filter((each) => each.topic === topic);
  if (said.length === 0) return column;
  return { ...column, values: Object.fromEntries(said.map(({ code, meaning }) => [code, wordOf(meaning)])) };
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
