import type { AttendanceMark, DisciplineAction, Grade, Program, Race } from '#engines/roster/index.js';

/** Grades as numbers: -1 before kindergarten, 0 kindergarten, 13 none of the twelve. */
export function gradeNumber(grade: Grade): number {
  const early = { IT: -1, PR: -1, PK: -1, TK: 0, KG: 0 } as const;
  if (grade in early) return early[grade as keyof typeof early];
  const number = Number(grade);
  return number >= 1 && number <= 12 ? number : 13;
}

export const raceCodes: Readonly<Record<Race, string>> = {
  hispanic: 'hispanic',
  'native american': 'american indian',
  asian: 'asian',
  black: 'black',
  'pacific islander': 'pacific islander',
  white: 'white',
  'two or more races': 'two or more',
};

/** Meal applications tell of income, and stay marked as what they are. */
export const programCodes: Readonly<Record<Program, string>> = {
  disability: 'disability',
  'section 504': 'section 504',
  'english learner': 'english learner',
  'economically disadvantaged': 'economically disadvantaged',
  'free meals': 'economically disadvantaged',
  'reduced-price meals': 'economically disadvantaged',
  homeless: 'homeless',
  'foster care': 'foster',
  'military-connected': 'military-connected',
  migrant: 'migrant',
};

export const absenceCodes: Readonly<Record<Extract<AttendanceMark, { presence: 'absent' }>['kind'], string>> = {
  excused: 'excused',
  unexcused: 'unexcused',
  'out-of-school suspension': 'suspension',
  unspecified: 'unknown',
};

export const actionCodes: Readonly<Record<DisciplineAction, string>> = {
  'out-of-school suspension': 'out-of-school suspension',
  'in-school suspension': 'in-school suspension',
  expulsion: 'expulsion',
  removal: 'other',
  'referral to law enforcement': 'other',
  detention: 'other',
  other: 'other',
};
