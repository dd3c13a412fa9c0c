import { type DisclosureRules, minimumTen } from '#engines/disclosure/index.js';

/** What a release is held to: the engine's rules for groups of students, and how far a numerator stays from none and from all. */
export interface ReleaseRules {
  groups: DisclosureRules;
  /** A numerator below this, or closer than this to the whole group, tells of single children. Zero and all are told of nobody either. */
  leastCount: number;
}

/** Groups of ten, numerators of three. Stricter rules of a state can be chosen instead. */
export const standardRules: ReleaseRules = { groups: minimumTen, leastCount: 3 };
