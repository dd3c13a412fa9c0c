import { permissionsOfRecords } from './permissions-of-records.ts';

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
  room: string;
  may: readonly Who[];
  routes: readonly string[];
}

/**
 * Everyone else is sent to sign in, or refused. Which rows they find behind the door is the business of the row-level
 * policies; see logins.test.ts and the rooms' own tests.
 */
export const permissions: readonly Row[] = [
  {
    room: 'pages',
    may: everyone,
    routes: [
      'GET /',
      'GET /about',
      'GET /principles',
      'GET /join',
      'GET /privacy',
      'GET /accessibility',
      'GET /contact',
      'POST /contact',
      'GET /contact/sent',
      'GET /robots.txt',
      'GET /sitemap.xml',
      'GET /.well-known/security.txt',
    ],
  },
  {
    room: 'pages',
    may: networkStaff,
    routes: [
      'GET /pages',
      'GET /pages/:page/edit',
      'POST /pages/:page/editions',
      'GET /pages/:page/history',
      'GET /pages/:page/history/:version',
      'POST /pages/:page/restorations',
      'GET /settings',
      'POST /settings',
      'GET /messages',
      'POST /messages/:id/answer',
    ],
  },
  {
    room: 'principles',
    may: everyone,
    routes: ['GET /principles/:framework', 'GET /api/v1/frameworks', 'GET /api/v1/frameworks/:framework'],
  },
  {
    room: 'principles',
    may: networkStaff,
    routes: [
      'GET /principles/choices',
      'POST /principles/choices',
      'GET /principles/new',
      'POST /principles',
      'GET /principles/:framework/edit',
      'POST /principles/:framework/versions',
    ],
  },
  {
    room: 'people',
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
    ],
  },
  {
    room: 'people',
    may: signedIn,
    routes: [
      'GET /api/v1/me',
      'GET /account',
      'POST /account',
      'POST /account/sessions/:id/end',
      'POST /account/passkeys/:id/removal',
    ],
  },
  {
    room: 'people',
    may: networkStaff,
    routes: [
      'GET /people/invitations',
      'GET /people/invitations.csv',
      'GET /people/invitations/new',
      'POST /people/invitations',
      'POST /people/invitations/:id/resending',
      'POST /people/invitations/:id/revocation',
      'POST /people/:id/roles',
      'GET /outbox',
    ],
  },
  {
    room: 'people',
    may: staff,
    routes: [
      'GET /people',
      'GET /people.csv',
      'GET /people/new',
      'POST /people',
      'GET /people/:id',
      'POST /people/:id/roles/:role/end',
      'POST /people/:id/code',
      'POST /people/:id/code/end',
    ],
  },
  {
    room: 'setup',
    may: everyone,
    routes: [
      'GET /setup',
      'POST /setup',
      'GET /setup/coalition',
      'POST /setup/coalition',
      'GET /setup/person',
      'POST /setup/person',
    ],
  },
  { room: 'setup', may: networkStaff, routes: ['GET /setup/next-steps'] },
  {
    room: 'network',
    may: everyone,
    routes: [
      'GET /schools',
      'GET /schools.csv',
      'GET /districts',
      'GET /districts.csv',
      'GET /map',
      'GET /schools/:id',
      'GET /districts/:id',
      'GET /api/v1/schools',
      'GET /api/v1/schools/:id',
      'GET /api/v1/districts',
      'GET /api/v1/districts/:id',
    ],
  },
  {
    room: 'network',
    may: networkStaff,
    routes: ['GET /schools/:id/affiliations', 'POST /schools/:id/affiliations', 'POST /schools/:id/affiliations/end'],
  },
  {
    room: 'directory',
    may: networkStaff,
    routes: [
      'GET /directory/imports',
      'POST /directory/imports',
      'GET /directory/imports/:id',
      'GET /directory/imports/:id/progress',
      'GET /directory/imports/:id/mapping',
      'POST /directory/imports/:id/mapping',
      'POST /directory/imports/:id/confirmation',
      'GET /directory/imports/:id/problems',
      'GET /directory/imports/:id/problems.csv',
    ],
  },
  {
    room: 'figure-imports',
    may: stewards,
    routes: [
      'GET /figures/imports',
      'POST /figures/imports',
      'GET /figures/imports/:id',
      'GET /figures/imports/:id/progress',
      'GET /figures/imports/:id/mapping',
      'POST /figures/imports/:id/mapping',
      'GET /figures/imports/:id/places',
      'POST /figures/imports/:id/places',
      'GET /figures/imports/:id/source',
      'POST /figures/imports/:id/source',
      'GET /figures/imports/:id/preview',
      'POST /figures/imports/:id/checks',
      'POST /figures/imports/:id/publication',
      'GET /figures/imports/:id/withheld',
      'GET /figures/imports/:id/figures.csv',
      'GET /figures/imports/:id/troubles.csv',
    ],
  },
  {
    room: 'releases',
    may: everyone,
    routes: [
      'GET /releases',
      'GET /releases/:file{.+\\.csv}',
      'GET /releases/:release',
      'GET /api/v1/releases',
      'GET /api/v1/releases/:release',
    ],
  },
  {
    room: 'reports',
    // Link and code open a report, not a role; without them there is nothing behind the door.
    may: everyone,
    routes: [
      'GET /reports/access/:secret',
      'POST /reports/access/:secret',
      'POST /reports/access/:secret/code',
      'GET /reports/access/:secret/:file{.+\\.csv}',
    ],
  },
  {
    room: 'figures',
    may: everyone,
    routes: [
      'GET /figures',
      'GET /figures/catalogue.json',
      'GET /figures/places/:file{.+\\.csv}',
      'GET /figures/places/:place',
      'GET /figures/:measure',
      'GET /figures/:measure/:place/:group/schools',
      'GET /figures/:measure/:place/:group/schools.csv',
      'GET /figures/:measure/:place/:file{.+\\.csv}',
      'GET /figures/:measure/:place/:file{.+\\.json}',
      'GET /figures/:measure/:place/:group',
      'GET /api/v1/figures',
      'GET /api/v1/measures',
    ],
  },
  {
    room: 'stories',
    may: everyone,
    routes: [
      'GET /stories',
      'GET /stories/feed.xml',
      'GET /stories/:slug',
      'GET /stories/:slug/card.png',
      'GET /stories/:slug/pictures/:file',
      'GET /stories/:slug/figures/:file',
      'GET /embed/stories/:slug',
      'GET /embed/stories/:slug/figures/:number',
      'GET /api/v1/stories',
      'GET /api/v1/stories/:slug',
    ],
  },
  {
    room: 'stories',
    may: staff,
    routes: [
      'GET /stories/drafts',
      'GET /stories/drafts/new',
      'POST /stories/drafts',
      'GET /stories/drafts/:id/heading',
      'POST /stories/drafts/:id/heading',
      'GET /stories/drafts/:id',
      'POST /stories/drafts/:id/blocks',
      'GET /stories/drafts/:id/blocks/:block',
      'POST /stories/drafts/:id/blocks/:block',
      'POST /stories/drafts/:id/blocks/:block/move',
      'POST /stories/drafts/:id/blocks/:block/removal',
      'POST /stories/drafts/:id/publications',
      'GET /stories/drafts/:id/publications/:publication',
      'GET /stories/drafts/:id/publications/:publication/progress',
      'GET /stories/drafts/:id/withdrawal',
      'POST /stories/drafts/:id/withdrawal',
      'POST /stories/drafts/:id/deletion',
      'GET /stories/drafts/:id/preview',
      'GET /preview/stories/:id',
      'GET /stories/drafts/:id/pictures/:file',
    ],
  },
  ...permissionsOfRecords,
  {
    room: 'operations',
    may: everyone,
    routes: ['GET /api', 'GET /api/openapi.json', 'GET /components'],
  },
  {
    room: 'operations',
    may: networkStaff,
    routes: ['GET /operations', 'POST /operations/work/:id/attempts'],
  },
];
