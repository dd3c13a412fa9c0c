import { dimensions } from '#rooms/figures/room.js';
import type { Breakdown } from './protect/exact-table.js';

/** The ways in which a release may tell students apart. A student without a race or a gender in the records is in none of its groups. */
export const breakdowns: readonly Breakdown[] = [
  { name: 'race', groups: dimensions.race, exhaustive: true },
  { name: 'gender', groups: dimensions.gender, exhaustive: true },
  { name: 'grade', groups: dimensions.grade, exhaustive: true },
  {
    name: 'income',
    groups: ['economically-disadvantaged', 'not-economically-disadvantaged'],
    exhaustive: true,
  },
  { name: 'disability', groups: ['disability', 'no-disability'], exhaustive: true },
  { name: 'language', groups: ['english-learner', 'not-english-learner'], exhaustive: true },
  ...['homeless', 'foster-care', 'military-connected', 'migrant'].map((group) => ({
    name: group,
    groups: [group],
    exhaustive: false,
  })),
];

/** The groups of these breakdowns in the order in which tables list them, all students first. */
export const groupsOf = (names: readonly string[]): string[] => [
  'all',
  ...breakdowns.filter(({ name }) => names.includes(name)).flatMap(({ groups }) => groups),
];
