import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v5 as uuidv5 } from 'uuid';
import type { Desk } from '#ground/cli/command.js';
import { type Scope, keeperScope } from '#ground/db/scope.js';
import { theNetwork } from '#rooms/network/room.js';
import { refreshResults } from '#rooms/results/room.js';
import { importRecords } from '#rooms/roster/room.js';
import { writeDistrict } from './district/files.ts';
import { defaults } from './district/generate.ts';
import { district, schoolsFor } from './district/schools.ts';

const namespace = '9a4f7c1e-5d0b-4c57-8a67-2f8a5b6d3e10';
/** The same in every installation. */
export const idOf = (what: string): string => uuidv5(what, namespace);
export const districtId = idOf(district.id);
const schools = schoolsFor(defaults.students);
/** The school whose attendance team is there. */
export const teamSchoolId = idOf(schools[3]!.id);

/** People of the fictional district, by the word that their ids are made of. */
const madeUp = [
  { id: 'district data steward', name: 'Ana Ribeiro', role: 'district data steward', at: districtId, locale: 'en' },
  { id: 'second data steward', name: 'Thomas Okafor', role: 'district data steward', at: districtId, locale: 'en' },
  { id: 'principal', name: 'James Whitfield', role: 'principal', at: teamSchoolId, locale: 'en' },
  {
    id: 'community school coordinator',
    name: 'Marisol Vega',
    role: 'community school coordinator',
    at: teamSchoolId,
    locale: 'es',
  },
  { id: 'site team member', name: 'Elena Duarte', role: 'site team member', at: teamSchoolId, locale: 'es' },
] as const;

/**
 * A fictional district beside the real ones, named as what it is, with student records that come in by the import that a user
 * uses, year after year, and what they add up to. None of its figures stands on a real school's page. Can be run again.
 */
export async function loadRecords(desk: Desk): Promise<void> {
  const database = await desk.database();
  await keeperScope(database, async (scope) => {
    await addPlaces(scope);
    await addPeople(scope);
  });
  const folder = await mkdtemp(join(tmpdir(), 'fictional-district-'));
  try {
    await writeDistrict(folder);
    for (const year of defaults.years) await importYear(desk, folder, `${year}-${String(year + 1).slice(2)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
  await keeperScope(database, (scope) => refreshResults(scope, districtId));
}

/** On the map the district lies at sea, east of Block Island, where no real school stands. */
const atSea = { latitude: 41.22, longitude: -71.3 };
/** Degrees north and east of there, school by school. */
const around = [
  [0.03, -0.05],
  [0.035, 0.01],
  [0.0, -0.02],
  [-0.02, 0.04],
  [0.01, 0.05],
  [-0.03, -0.03],
  [-0.035, 0.01],
] as const;

async function addPlaces(scope: Scope): Promise<void> {
  const network = await theNetwork(scope);
  const add = (
    id: string,
    kind: string,
    name: string,
    parent: string,
    level: string | null,
    at?: readonly [number, number],
  ) =>
    scope.client.query(
      `insert into commons.organization (id, kind, name, parent_id, level, state, latitude, longitude)
       values ($1, $2, $3, $4, $5, 'RI', $6, $7) on conflict (id) do nothing`,
      [id, kind, name, parent, level, at && atSea.latitude + at[0], at && atSea.longitude + at[1]],
    );
  await add(districtId, 'district', district.name, network!.id, null);
  for (const { id, name, kind, index } of schools)
    await add(idOf(id), 'school', name, districtId, kind, around[index % around.length]);
}

async function addPeople({ client }: Scope): Promise<void> {
  for (const { id, name, role, at, locale } of madeUp) {
    await client.query(
      'insert into commons.person (id, name, locale, fictional) values ($1, $2, $3, true) on conflict (id) do nothing',
      [idOf(id), name, locale],
    );
    await client.query(
      'insert into commons.holding (id, person_id, role, place_id) values ($1, $2, $3, $4) on conflict do nothing',
      [idOf(`${id} holds`), idOf(id), role, at],
    );
  }
}

async function importYear(desk: Desk, folder: string, year: string): Promise<void> {
  const database = await desk.database();
  const { rowCount } = await database
    .pool('keeper')
    .query(
      'select from records.import where district_id = $1 and file_name = $2 and committed_at is not null and undone_at is null',
      [districtId, year],
    );
  if (rowCount) return;
  const { refused, outlook } = await importRecords(database, join(folder, year), {
    districtId,
    sourceSystem: 'student information system',
    progress: (done, step) => desk.progress(`Demonstration: records of ${year}, ${step} ${done}`),
  });
  if (refused) throw new Error(`The records of ${year} were refused: ${refused}`);
  desk.say(`Records of ${year}: ${outlook!.enrolment.added} enrollments, ${outlook!.absence.added} absences`);
}
