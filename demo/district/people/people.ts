/** What the parts of the generator tell each other about people. */
import type { Day } from '../days.ts';
import type { Heritage } from './heritage.ts';

/** Part of a school year at one school. */
export interface Stint {
  /** Place of the school year in the list of school years. */
  year: number;
  school: number;
  /** 0 is kindergarten. */
  grade: number;
  first: Day;
  /** The last day, counted in. */
  last: Day;
  entry: 'new' | 'promoted' | 'retained' | 'transfer within district' | 'moved in' | 'returned';
  /** Empty while it lasts. */
  exit: '' | 'end of year' | 'graduated' | 'transfer within district' | 'moved away' | 'dropped out';
}

export type Program = 'disability' | 'english learner' | 'economically disadvantaged' | 'homeless' | 'foster care';

export interface ProgramSpan {
  program: Program;
  first: Day;
  /** The last day, counted in; none while it lasts. */
  last: Day | undefined;
}

export interface Student {
  /** The district's own number: twelve digits that begin with 99. */
  number: string;
  sourcedId: string;
  givenName: string;
  middleName: string;
  familyName: string;
  preferredGivenName: string;
  sex: 'female' | 'male' | 'other';
  birth: Day;
  /** The grade it would be in, in the first autumn: brothers and sisters of one cohort are twins. */
  cohort: number;
  races: readonly Race[];
  hispanic: boolean;
  stints: Stint[];
  programs: ProgramSpan[];
  /** How much more often absent than the middle student, all years alike. */
  absence: number;
  /** How much more often in trouble. */
  trouble: number;
}

export type Race =
  | 'americanIndianOrAlaskaNative'
  | 'asian'
  | 'blackOrAfricanAmerican'
  | 'nativeHawaiianOrOtherPacificIslander'
  | 'white';

export interface Guardian {
  sourcedId: string;
  givenName: string;
  familyName: string;
  phone: string;
}

export interface Household {
  index: number;
  town: number;
  heritage: Heritage;
  /** Where it lives at the end of each school year. */
  streets: string[];
  guardians: Guardian[];
  students: Student[];
}
