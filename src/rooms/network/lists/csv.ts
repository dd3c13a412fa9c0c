import { csvResponse } from '#ground/http/csv.js';
import type { Visit } from '#ground/http/visit.js';
import { gradeCode } from '../grades.js';
import type { Organization } from '../organization.js';
import { searchOrganizations } from '../search.js';
import { listQuery, narrowingOf, pageOf } from './query.js';

/** More than all schools of the country; the file is made in memory. */
const mostRows = 200_000;

/** What a file of schools says. The import knows these names again. */
const schoolColumns: [string, (school: Organization) => string | number | null][] = [
  ['nces_id', ({ ncesId }) => ncesId],
  ['name', ({ name }) => name],
  ['street', ({ street }) => street],
  ['city', ({ city }) => city],
  ['state', ({ state }) => state],
  ['zip', ({ zip }) => zip],
  ['latitude', ({ latitude }) => latitude],
  ['longitude', ({ longitude }) => longitude],
  ['phone', ({ phone }) => phone],
  ['website', ({ website }) => website],
  ['sector', ({ sector }) => sector],
  ['level', ({ level }) => level],
  ['grade_low', ({ gradeLow }) => gradeCode(gradeLow)],
  ['grade_high', ({ gradeHigh }) => gradeCode(gradeHigh)],
  ['district_nces_id', ({ district }) => district?.ncesId ?? null],
  ['district_name', ({ district }) => district?.name ?? null],
  ['status', ({ closedOn }) => (closedOn ? 'closed' : 'open')],
  ['stage', ({ stage }) => stage],
  ['source', ({ source }) => source],
  ['as_of', ({ asOf }) => asOf],
];
const districtColumns = schoolColumns.filter(([name]) =>
  ['nces_id', 'name', 'street', 'city', 'state', 'zip', 'phone', 'website', 'status', 'source', 'as_of'].includes(name),
);

export const downloadSchools = (visit: Visit) => download(visit, 'school', schoolColumns);
export const downloadDistricts = (visit: Visit) => download(visit, 'district', districtColumns);

async function download(visit: Visit, kind: 'school' | 'district', columns: typeof schoolColumns): Promise<Response> {
  const query = visit.query(listQuery);
  const { organizations } = await searchOrganizations(visit, narrowingOf(kind, query), {
    ...pageOf(query, mostRows),
    page: 1,
  });
  return csvResponse(
    `${kind}s.csv`,
    columns.map(([name]) => name),
    organizations.map((each) => columns.map(([, value]) => value(each))),
  );
}
