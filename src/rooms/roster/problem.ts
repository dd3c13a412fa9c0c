import { type Problem, type ProblemCode, problemKinds } from '#engines/roster/index.js';

/** What only whoever opens the files, or looks up their schools, can tell. */
const ofTheImport = {
  'not-a-table': 'notes',
  'other-encoding': 'notes',
  'quote-not-closed': 'refuses',
  'xml-broken': 'refuses',
  'school-not-matched': 'refuses',
} as const;

export type ImportProblemCode = ProblemCode | keyof typeof ofTheImport;

export type ImportProblem = Omit<Problem, 'code'> & { code: ImportProblemCode };

/** Whether what a problem is about is left out, or only told. */
export const weightOf = (code: ImportProblemCode): 'refuses' | 'notes' =>
  code in ofTheImport ? ofTheImport[code as keyof typeof ofTheImport] : problemKinds[code as ProblemCode].weight;
