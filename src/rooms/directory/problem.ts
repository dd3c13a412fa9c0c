/** `file` stops the whole import, `row` leaves the row out, a warning may be accepted, a note only tells. */
export type Severity = 'file' | 'row' | 'warning' | 'note';

/** Every problem that a file can have. The words for each are in the messages: `problem.CODE` and `remedy.CODE`. */
export const severities = {
  'empty-file': 'file',
  'header-only': 'file',
  'is-spreadsheet': 'file',
  'is-pdf': 'file',
  'is-web-page': 'file',
  'is-zipped': 'file',
  'is-binary': 'file',
  'not-geojson': 'file',
  'unknown-projection': 'file',
  'quote-not-closed': 'file',
  'cut-off': 'file',
  'broken-feature': 'row',
  'no-name-column': 'file',
  'no-shapes': 'warning',
  'nothing-usable': 'file',
  'other-encoding': 'note',
  'repeated-column': 'note',
  'no-id-column': 'warning',
  'ragged-row': 'row',
  'name-missing': 'row',
  'id-rounded': 'row',
  'id-wrong': 'row',
  'id-short': 'row',
  'id-repaired': 'warning',
  'id-missing': 'warning',
  'repeated-id': 'row',
  'repeated-row': 'note',
  'same-name-and-address': 'warning',
  'several-match': 'row',
  'zip-repaired': 'warning',
  'zip-wrong': 'warning',
  'state-wrong': 'warning',
  'grade-wrong': 'warning',
  'grades-crossed': 'warning',
  'level-unknown': 'warning',
  'sector-unknown': 'warning',
  'status-unknown': 'warning',
  'coordinate-wrong': 'warning',
  'coordinates-zero': 'warning',
  'coordinates-swapped': 'warning',
  'longitude-sign': 'warning',
  'coordinates-outside': 'warning',
  'shape-wrong': 'warning',
  'website-wrong': 'warning',
  'too-long': 'warning',
  'control-signs': 'note',
  'kept-as-text': 'note',
  'no-value-code': 'note',
  'closed-left-out': 'note',
  'district-new': 'note',
  'district-unknown': 'warning',
  'district-disagrees': 'warning',
} as const satisfies Record<string, Severity>;

export type ProblemCode = keyof typeof severities;

export interface Problem {
  code: ProblemCode;
  /** Line of a CSV file, or number of the feature in a GeoJSON file; from 1. */
  line?: number;
  /** The column as the file calls it. */
  column?: string | undefined;
  value?: string;
  /** What fills the sentence: numbers and names. */
  detail?: Record<string, string | number>;
}

export type Report = (problem: Problem) => void;

/** The file cannot be read any further. */
export class Unreadable extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
