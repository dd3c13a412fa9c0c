/** The roles that a person can hold at a place. The database's policies name them too. */
export const roles = [
  'network staff',
  'center coach',
  'district data steward',
  'principal',
  'community school coordinator',
  'teacher',
  'site team member',
  'partner manager',
  'partner staff',
  'family member',
  'student',
  'resident',
] as const;
export type Role = (typeof roles)[number];
