import type { FileHead } from './reading/head.js';

/** What a file is about. */
export type Subject = 'school' | 'district';

/** What we know of a place and a column may hold. */
export const fields = {
  school: [
    'ncesId',
    'pssId',
    'name',
    'street',
    'city',
    'state',
    'zip',
    'latitude',
    'longitude',
    'phone',
    'website',
    'sector',
    'level',
    'gradeLow',
    'gradeHigh',
    'status',
    'districtId',
    'districtName',
  ],
  district: ['ncesId', 'name', 'street', 'city', 'state', 'zip', 'phone', 'website', 'status'],
} as const;

export type Field = (typeof fields)['school'][number];

/** Which column of the file holds which field. */
export type Columns = Partial<Record<Field, string>>;

/** What the columns of known files are called, without case and signs; the best name first. CCD, EDGE, PSS, TIGER and ours. */
const synonyms: Record<Subject, Partial<Record<Field, string[]>>> = {
  school: {
    ncesId: ['ncessch', 'ncesid', 'ncesschoolid', 'ncesnumber', 'schoolncesid', 'ncesschid'],
    pssId: ['pssid', 'ppin', 'pssschoolid'],
    name: ['schname', 'schoolname', 'name', 'pinst', 'school', 'sname', 'nombre'],
    street: [
      'lstreet1',
      'street',
      'address',
      'streetaddress',
      'paddrs',
      'mstreet1',
      'address1',
      'addressline1',
      'locationaddress',
    ],
    city: ['lcity', 'city', 'pcity', 'mcity', 'town', 'locationcity'],
    state: ['lstate', 'state', 'st', 'pstabb', 'mstate', 'stabr', 'stateabbreviation'],
    zip: ['lzip', 'zip', 'zipcode', 'pzip', 'mzip', 'postalcode'],
    latitude: ['lat', 'latitude', 'latcod', 'latitude22', 'y'],
    longitude: ['lon', 'longitude', 'lng', 'long', 'loncod', 'longitude22', 'x'],
    phone: ['phone', 'phonenumber', 'telephone', 'pphone'],
    website: ['website', 'url', 'webaddress', 'site'],
    sector: ['sector', 'schooltype', 'publicprivate'],
    level: ['level', 'gradebucket', 'schoollevel', 'levelname', 'schlevel'],
    gradeLow: ['gslo', 'gradelow', 'gradeslow', 'lowgrade', 'lograde', 'lowestgrade'],
    gradeHigh: ['gshi', 'gradehigh', 'gradeshigh', 'highgrade', 'higrade', 'highestgrade'],
    status: ['systatus', 'status', 'updatedstatus', 'systatustext', 'operationalstatus', 'schoolstatus'],
    districtId: ['leaid', 'districtgeoid', 'districtncesid', 'leancesid', 'districtleaid', 'ncesdistrictid'],
    districtName: ['leaname', 'districtname', 'district', 'lea', 'agencyname'],
  },
  district: {
    ncesId: ['leaid', 'geoid', 'ncesid', 'districtgeoid', 'districtncesid', 'ncesleaid', 'geoid20'],
    name: ['leaname', 'name', 'districtname', 'district', 'agencyname'],
    street: ['lstreet1', 'street', 'address', 'mstreet1'],
    city: ['lcity', 'city', 'mcity'],
    state: ['lstate', 'state', 'st', 'mstate', 'stabr'],
    zip: ['lzip', 'zip', 'zipcode', 'mzip'],
    phone: ['phone', 'phonenumber', 'telephone'],
    website: ['website', 'url', 'webaddress'],
    status: ['systatus', 'status', 'updatedstatus', 'systatustext'],
  },
};

/** What the file seems to be about: areas are districts; a file with agencies and no schools is of districts. */
export function guessSubject(head: Pick<FileHead, 'columns' | 'shapes'>): Subject {
  if (head.shapes === 'areas') return 'district';
  const names = head.columns.map(bare);
  const hasSchools = [...synonyms.school.ncesId!, ...synonyms.school.pssId!, 'schname', 'schoolname'].some(
    (name) => names.includes(name) && name !== 'ncesid',
  );
  return !hasSchools && (names.includes('leaid') || names.includes('leaname') || names.includes('geoid'))
    ? 'district'
    : 'school';
}

/** Guesses the columns from their names; nobody has to agree. */
export function guessColumns(subject: Subject, columns: readonly string[]): Columns {
  const names = columns.map(bare);
  const guessed: Columns = {};
  for (const field of fields[subject]) {
    const known = synonyms[subject][field]?.find((name) => names.includes(name));
    if (known) guessed[field] = columns[names.indexOf(known)]!;
  }
  return guessed;
}

const bare = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
