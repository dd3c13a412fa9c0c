import { get, post } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { api } from './api.js';
import { refreshCommand } from './command.js';
import { downloadResults } from './pages/downloads.js';
import { showIndicator } from './pages/indicator/page.js';
import { showIndicators } from './pages/indicators.js';
import { showPlaces } from './pages/list.js';
import { postIndicator, postRetirement, showNewIndicator } from './pages/new-indicator.js';
import { showPlace } from './pages/place.js';
import { answerProgress, postRefresh } from './pages/refresh.js';
import { addsIndicators, readsResults, refreshesResults, seesIndicators } from './policy.js';
import { refreshAll, refreshDistrict } from './refresh/jobs.js';

export { type Cell, type Extent, readCells, readExtents, valueOf } from './cells.js';
export { nameOf } from './groups.js';
export type { Amount, Condition } from './indicators/expression.js';
export { type Indicator, isShare, listIndicators } from './indicators/indicator.js';
export { refreshResults } from './refresh/refresh.js';
export { formatAxis, formatValue, yearLabel, yearName } from './show.js';

/** What student records add up to: indicators by school, year, grade and group, exact, for those inside. */
export const results: Room = {
  name: 'results',
  routes: [
    get('/results', readsResults, showPlaces),
    get('/results/indicators', seesIndicators, showIndicators),
    get('/results/indicators/new', addsIndicators, (visit) => showNewIndicator(visit)),
    post('/results/indicators', addsIndicators, postIndicator),
    post('/results/indicators/:key/retirement', addsIndicators, postRetirement),
    get('/results/:place', readsResults, showPlace),
    post('/results/:place/refresh', refreshesResults, postRefresh),
    get('/results/:place/refresh/progress', refreshesResults, answerProgress),
    get('/results/:place/:file{.+\\.csv}', readsResults, downloadResults),
    get('/results/:place/:indicator', readsResults, showIndicator),
    ...api,
  ],
  jobs: [refreshDistrict, refreshAll],
  commands: [refreshCommand],
};
