import { anyone, get } from '#ground/http/route.js';
import { api, catalogueJson } from './api.js';
import { cataloguePage } from './pages/catalogue.js';
import { measurePage } from './pages/measure.js';
import { placeCsv, placePage } from './pages/place.js';
import { schoolsCsv, schoolsPage } from './pages/schools.js';
import { seriesCsv, seriesJson, seriesPage } from './pages/series.js';

const cached = { cached: true };

export const routes = [
  get('/figures', anyone, cataloguePage, cached),
  get('/figures/catalogue.json', anyone, catalogueJson, cached),
  get('/figures/places/:file{.+\\.csv}', anyone, placeCsv, cached),
  get('/figures/places/:place', anyone, placePage, cached),
  get('/figures/:measure', anyone, measurePage, cached),
  get('/figures/:measure/:place/:group/schools', anyone, schoolsPage, cached),
  get('/figures/:measure/:place/:group/schools.csv', anyone, schoolsCsv, cached),
  get('/figures/:measure/:place/:file{.+\\.csv}', anyone, seriesCsv, cached),
  get('/figures/:measure/:place/:file{.+\\.json}', anyone, seriesJson, cached),
  get('/figures/:measure/:place/:group', anyone, seriesPage, cached),
  ...api,
];
