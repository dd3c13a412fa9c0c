/** The people whom the permission table asks about. Places: a network, its district, that district's school, another school. */
export const people = {
  visitor: 'signed out',
  'no role': 'signed in, holds no role',
  'family member': 'at the school',
  'community school coordinator': 'at the school',
  'another coordinator': 'at another school',
  principal: 'at the school',
  'district data steward': 'at the district',
  'network staff': 'at the network',
} as const;
export type Who = keyof typeof people;

export const everyone = Object.keys(people) as Who[];

/** Who gets past the doors of which routes. */
export interface Row {
  room: string;
  may: readonly Who[];
  routes: readonly string[];
}
