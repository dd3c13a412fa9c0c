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

const everyone = Object.keys(people) as Who[];
const signedIn = everyone.filter((who) => who !== 'visitor');
const coordinators: Who[] = ['community school coordinator', 'another coordinator'];
const staff: Who[] = [...coordinators, 'principal', 'district data steward', 'network staff'];
const stewards: Who[] = ['district data steward', 'network staff'];
const networkStaff: Who[] = ['network staff'];

/** Who gets past the doors of which routes. */
export interface Row {
  may: readonly Who[];
  routes: readonly string[];
}

/**
 * Everyone else is sent to sign in, or refused. Which rows they find behind the door is the business of the row-level
 * policies; see logins.test.ts and the rooms' own tests.
 */
export const permissions: readonly Row[] = [
  {
    may: everyone,
    routes: [
      'GET /sign-in',
      'GET /sign-in/email',
      'POST /sign-in/email',
      'GET /sign-in/email/sent',
      'GET /sign-in/link',
      'POST /sign-in/link',
      'GET /sign-in/code',
      'POST /sign-in/code',
      'POST /sign-in/demonstration',
      'GET /sign-in/single-sign-on',
      'POST /sign-out',
      'GET /figures',
      'GET /figures/catalogue.json',
      'GET /figures/places/:file{.+\\.csv}',
      'GET /figures/places/:place',
      'GET /figures/:measure',
      'GET /figures/:measure/:place/:group',
      'GET /figures/:measure/:place/:group/schools',
      'GET /figures/:measure/:place/:group/schools.csv',
      'GET /figures/:measure/:place/:file{.+\\.csv}',
      'GET /figures/:measure/:place/:file{.+\\.json}',
      'GET /api/v1/figures',
      'GET /api/v1/measures',
    ],
  },
  { may: signedIn, routes: ['GET /api/v1/me'] },
  { may: staff, routes: [] },
  { may: stewards, routes: [] },
  { may: networkStaff, routes: [] },
];
