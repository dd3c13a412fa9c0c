import { everyone, type Row, type Who } from './people.ts';

/** Who may open student records somewhere; the network is not the school. */
const insiders: Who[] = ['community school coordinator', 'another coordinator', 'principal', 'district data steward'];

/** The routes of the rooms that stand on student records. */
export const permissionsOfRecords: readonly Row[] = [
  {
    room: 'roster',
    may: ['district data steward'],
    routes: [
      'GET /records/imports',
      'GET /records/:district/imports',
      'POST /records/:district/imports',
      'GET /records/:district/imports/:id',
      'GET /records/:district/imports/:id/progress',
      'GET /records/:district/imports/:id/problems.csv',
      'POST /records/:district/imports/:id/confirmation',
      'POST /records/:district/imports/:id/look',
      'GET /records/:district/imports/:id/files/:place',
      'POST /records/:district/imports/:id/files/:place',
      'GET /records/:district/imports/:id/codes',
      'POST /records/:district/imports/:id/codes',
      'GET /records/:district/imports/:id/schools',
      'POST /records/:district/imports/:id/schools',
      'POST /records/:district/imports/:id/undo',
    ],
  },
  {
    room: 'attendance',
    may: ['community school coordinator', 'another coordinator', 'principal'],
    routes: [
      'GET /attendance',
      'GET /attendance/:school',
      'GET /attendance/:school/list.csv',
      'POST /attendance/:school/promises',
      'POST /attendance/:school/promises/:promise/end',
      'GET /attendance/:school/students/:student',
      'POST /attendance/:school/students/:student/promises',
      'POST /attendance/:school/students/:student/contacts',
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
    room: 'releases',
    may: ['district data steward'],
    routes: [
      'GET /releases/proposals',
      'GET /releases/proposals/:district',
      'POST /releases/proposals/:district',
      'GET /releases/proposals/:district/new',
      'GET /releases/proposals/:district/:id',
      'GET /releases/proposals/:district/:id/progress',
      'POST /releases/proposals/:district/:id/approval',
      'POST /releases/proposals/:district/:id/end',
      'POST /releases/proposals/:district/:id/look',
    ],
  },
  {
    room: 'releases',
    may: ['community school coordinator', 'another coordinator', 'principal'],
    routes: ['GET /team', 'GET /team/:school'],
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
    room: 'reports',
    may: insiders,
    routes: [
      'GET /reports',
      'GET /reports/:place',
      'POST /reports/:place',
      'GET /reports/:place/new',
      'GET /reports/:place/:id',
      'GET /reports/:place/:id/progress',
      'POST /reports/:place/:id/end',
      'POST /reports/:place/:id/link',
    ],
  },
  { room: 'reports', may: ['district data steward'], routes: ['POST /reports/:place/:id/approval'] },
  {
    room: 'results',
    may: insiders,
    routes: [
      'GET /results',
      'GET /results/:place',
      'GET /results/:place/:file{.+\\.csv}',
      'GET /results/:place/:indicator',
      'GET /api/v1/results',
    ],
  },
  {
    room: 'results',
    may: ['district data steward'],
    routes: ['POST /results/:place/refresh', 'GET /results/:place/refresh/progress'],
  },
  {
    room: 'results',
    may: [...insiders, 'network staff'],
    routes: ['GET /results/indicators', 'GET /api/v1/indicators'],
  },
  {
    room: 'results',
    may: ['network staff'],
    routes: ['GET /results/indicators/new', 'POST /results/indicators', 'POST /results/indicators/:key/retirement'],
  },
];
