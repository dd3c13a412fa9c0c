import { anyone, get, post } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { postEnd, postStage, showAffiliations } from './affiliation/page.js';
import { directoryApi } from './lists/api.js';
import { downloadDistricts, downloadSchools } from './lists/csv.js';
import { showDistricts } from './lists/districts-page.js';
import { showSchools } from './lists/schools-page.js';
import { showMap } from './map/page.js';
import { networkStaff } from './policy.js';
import { showProfile } from './profile/page.js';
import type { ProfileSection } from './profile/section.js';

export {
  findOrganization,
  listOrganizations,
  organizationPath,
  theNetwork,
  type Organization,
} from './organization.js';
export { type PlacesOnMap, placesOnMap } from './places-on-map.js';
export { networkSection } from './map/network-section.js';
export { networkStaff } from './policy.js';
export { setStage } from './affiliation/actions.js';
export type { ProfileSection } from './profile/section.js';

/** The coalition's places: directory, map and profiles, which other rooms add sections to. */
export function createNetworkRoom({ sections }: { sections: readonly ProfileSection[] }): Room {
  return {
    name: 'network',
    routes: [
      get('/schools', anyone, showSchools, { cached: true }),
      get('/schools.csv', anyone, downloadSchools, { limit: { requests: 60, seconds: 60 } }),
      get('/districts', anyone, showDistricts, { cached: true }),
      get('/districts.csv', anyone, downloadDistricts, { limit: { requests: 60, seconds: 60 } }),
      get('/map', anyone, showMap, { cached: true }),
      get('/schools/:id', anyone, showProfile('school', sections), { cached: true }),
      get('/districts/:id', anyone, showProfile('district', sections), { cached: true }),
      get('/schools/:id/affiliations', networkStaff, showAffiliations),
      post('/schools/:id/affiliations', networkStaff, postStage),
      post('/schools/:id/affiliations/end', networkStaff, postEnd),
      ...directoryApi,
    ],
  };
}
