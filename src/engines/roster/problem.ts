/** Something in an export that a person should know of. Words come from the room that shows it, by `code`, `advice` and `hint`. */
export interface Problem {
  /** The path of the file within the export; empty for the export as a whole. */
  file: string;
  /** Counts from 1 as an editor does; missing where the whole file is meant. */
  line?: number;
  /** The header as written. */
  column?: string;
  /** As it stands in the file, shortened; never given where it may be a social security number. */
  value?: string;
  code: ProblemCode;
  hint: Readonly<Record<string, string | number>>;
}

/** Where a record stands in the export. */
export interface At {
  file: string;
  line: number;
}

/** Whether what the problem is about is left out (`refuses`) or read all the same (`notes`), and what a person can do. */
export interface ProblemKind {
  weight: 'refuses' | 'notes';
  advice: Advice;
}

export type Advice =
  /** Nothing must be done; look whether it is right. */
  | 'look'
  /** Fill the cell in the system that made the export. */
  | 'fill in'
  /** Correct the cell in the system that made the export. */
  | 'correct at the source'
  /** Format the column as text in the spreadsheet, or export again without opening it in one. */
  | 'format as text'
  /** Write days as 2024-09-03. */
  | 'write days year first'
  /** Say in the mapping what this value means. */
  | 'map the value'
  /** Say in the mapping which column it is. */
  | 'map the column'
  /** Leave the column out of the export. */
  | 'leave the column out'
  /** Remove the value at the source, and find out how it got there. */
  | 'remove the value'
  /** Add the file to the export. */
  | 'add the file'
  /** Say whether one or the other row is right. */
  | 'choose one';

export const problemKinds = {
  // The export and its files
  'manifest-missing': notes('add the file'),
  'manifest-version-unknown': notes('look'),
  'manifest-names-missing-file': notes('add the file'),
  'manifest-omits-file': notes('look'),
  'file-unknown': notes('map the column'),
  'file-not-used': notes('look'),
  'file-empty': notes('look'),
  'file-headers-of-another': notes('look'),
  'roles-in-another-file': notes('look'),
  // Headers
  'column-twice': notes('map the column'),
  'column-without-name': notes('look'),
  'column-unknown': notes('map the column'),
  'column-order': notes('look'),
  'column-missing': refuses('map the column'),
  'column-forbidden': notes('leave the column out'),
  'column-restricted': notes('look'),
  'id-lengths-differ': notes('format as text'),
  'days-in-two-orders': notes('write days year first'),
  // Rows
  'row-too-long': refuses('correct at the source'),
  'row-too-short': notes('look'),
  'id-missing': refuses('fill in'),
  'id-damaged': refuses('format as text'),
  'id-lost-zeros': refuses('format as text'),
  'id-mended': notes('format as text'),
  'id-too-long': refuses('correct at the source'),
  'name-missing': refuses('fill in'),
  'day-missing': refuses('fill in'),
  'day-not-understood': refuses('write days year first'),
  'day-impossible': refuses('correct at the source'),
  'year-short': refuses('write days year first'),
  'value-missing': refuses('fill in'),
  'value-not-understood': notes('map the value'),
  'mark-not-understood': refuses('map the value'),
  'part-impossible': refuses('correct at the source'),
  'part-rounded': notes('look'),
  'status-not-understood': refuses('correct at the source'),
  'status-missing': refuses('fill in'),
  'last-day-before-first': refuses('correct at the source'),
  'social-security-number': refuses('remove the value'),
  'text-like-formula': notes('look'),
  'text-with-markup': notes('look'),
  'text-cleaned': notes('look'),
  // Across rows and files
  'id-twice': refuses('choose one'),
  'student-without-enrolment': notes('look'),
  'student-unknown': refuses('add the file'),
  'school-unknown': refuses('add the file'),
  'enrolments-overlap': notes('correct at the source'),
  'absence-without-enrolment': refuses('correct at the source'),
  'absence-not-in-session': notes('correct at the source'),
  'absence-twice': refuses('choose one'),
  'age-unlikely': notes('correct at the source'),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

function refuses(advice: Advice): ProblemKind {
  return { weight: 'refuses', advice };
}

function notes(advice: Advice): ProblemKind {
  return { weight: 'notes', advice };
}
