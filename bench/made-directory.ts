/** A directory of made-up schools, the same each time for the same number. */
export interface MadeSchool {
  id: string;
  name: string;
  street: string;
  city: string;
  state: string;
  zip: string;
  latitude: number;
  longitude: number;
  level: string;
  gradeLow: string;
  gradeHigh: string;
  districtId: string;
  districtName: string;
}

const first = [
  'Cedar',
  'Lincoln',
  'Harbor',
  'Maple',
  'Franklin',
  'Riverside',
  'Washington',
  'Prairie',
  'Summit',
  'Juniper',
  'Douglass',
  'Chavez',
  'Pine',
  'Valley',
  'Union',
  'Bethune',
];
const second = [
  'Grove',
  'Park',
  'Hill',
  'Creek',
  'Heights',
  'Point',
  'Field',
  'Bridge',
  'Lake',
  'Ridge',
  'View',
  'Street',
  'Avenue',
  'Square',
  'Meadow',
  'Spring',
];
const kinds = [
  { level: 'Elementary', name: 'Elementary School', low: 'KG', high: '05' },
  { level: 'Middle', name: 'Middle School', low: '06', high: '08' },
  { level: 'High', name: 'High School', low: '09', high: '12' },
] as const;
const states = [
  ['06', 'CA', 36.5, -119.5],
  ['48', 'TX', 31.5, -98],
  ['36', 'NY', 42.5, -75.5],
  ['12', 'FL', 28.3, -81.8],
  ['17', 'IL', 40, -89.2],
  ['39', 'OH', 40.3, -82.8],
  ['13', 'GA', 32.8, -83.4],
  ['37', 'NC', 35.6, -79.2],
  ['53', 'WA', 47.4, -120.3],
  ['08', 'CO', 39, -105.5],
  ['27', 'MN', 45.5, -94.5],
  ['25', 'MA', 42.3, -71.9],
] as const;
const perDistrict = 8;

/** Numbers from 0 to 1, the same each time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function* madeSchools(count: number): Generator<MadeSchool> {
  const next = random(1984);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  for (let index = 0; index < count; index += 1) {
    const [digits, state, latitude, longitude] = states[index % states.length]!;
    const district = Math.floor(index / states.length / perDistrict);
    const kind = pick(kinds);
    const city = `${pick(first)} ${pick(second)}`;
    const districtId = `${digits}${String(district).padStart(5, '0')}`;
    yield {
      id: `${districtId}${String(index % 100_000).padStart(5, '0')}`,
      name: `${pick(first)} ${pick(second)} ${kind.name}`,
      street: `${1 + Math.floor(next() * 9000)} ${pick(second)} Street`,
      city,
      state,
      zip: String(10_000 + Math.floor(next() * 89_999)),
      latitude: Number((latitude + (next() - 0.5) * 3).toFixed(6)),
      longitude: Number((longitude + (next() - 0.5) * 4).toFixed(6)),
      level: kind.level,
      gradeLow: kind.low,
      gradeHigh: kind.high,
      districtId,
      districtName: `${state} District ${district + 1}`,
    };
  }
}

/** The made schools as a CSV file with the column names of the federal directory. */
export function* madeDirectoryCsv(count: number): Generator<string> {
  yield 'NCESSCH,SCH_NAME,LSTREET1,LCITY,LSTATE,LZIP,LAT,LON,LEVEL,GSLO,GSHI,LEAID,LEA_NAME,SY_STATUS\n';
  for (const school of madeSchools(count)) yield `${Object.values(school).join(',')},1\n`;
}
