/**
 * The groups of students that figures are broken down by, each in its dimension. The groups of `race`, `gender` and `grade`
 * are exclusive; race and ethnicity in the seven federal categories (a student who is Hispanic or Latino counts there alone).
 */
export const dimensions = {
  all: ['all'],
  race: ['hispanic', 'native-american', 'asian', 'black', 'pacific-islander', 'white', 'two-or-more-races'],
  gender: ['female', 'male', 'another-gender'],
  grade: [
    'prekindergarten',
    'prekindergarten-full-day',
    'kindergarten',
    'kindergarten-full-day',
    'grade-1',
    'grade-2',
    'grade-3',
    'grade-4',
    'grade-5',
    'grade-6',
    'grade-7',
    'grade-8',
    'grade-9',
    'grade-10',
    'grade-11',
    'grade-12',
    'ungraded',
  ],
  program: [
    'economically-disadvantaged',
    'not-economically-disadvantaged',
    'disability',
    'no-disability',
    'english-learner',
    'not-english-learner',
    'homeless',
    'foster-care',
    'military-connected',
    'migrant',
    'career-and-technical',
    'free-meals',
    'reduced-price-meals',
    'section-504',
    'high-needs',
    'no-high-needs',
  ],
  // Some publishers lump categories together; these overlap the seven.
  combined: ['asian-or-pacific-islander', 'all-other-races'],
} as const;

export type Dimension = keyof typeof dimensions;
export type Group = (typeof dimensions)[Dimension][number];

/** Every group, in the order in which pages list them. */
export const groups: readonly Group[] = Object.values(dimensions).flat();

export const isGroup = (key: string): key is Group => (groups as readonly string[]).includes(key);

/** The group that the reader of tables calls by this code. */
export const groupOf = (code: string): string => code.replaceAll(' ', '-');
