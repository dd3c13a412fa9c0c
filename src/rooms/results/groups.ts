import { groupName, groups, isGroup } from '#rooms/figures/room.js';
import type { Locale } from '#ground/i18n/locale.js';

/** The groups of students that results are told for, as figures call them, by dimension. */
export const dimensions = {
  race: ['hispanic', 'native-american', 'asian', 'black', 'pacific-islander', 'white', 'two-or-more-races'],
  gender: ['female', 'male', 'another-gender'],
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
  ],
} as const;
export type Dimension = keyof typeof dimensions;

export const subgroups: readonly string[] = Object.values(dimensions).flat();

/** From pre-kindergarten up. */
export const grades: readonly string[] = groups.filter((key) => /^grade-|^(pre)?kindergarten$|^ungraded$/.test(key));

/** What people call a group or grade. */
export const nameOf = (locale: Locale, key: string): string => (isGroup(key) ? groupName(locale, key) : key);
