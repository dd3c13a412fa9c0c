import { get, post } from '#ground/http/route.js';
import { listPage, postFile } from './pages/list.js';
import { mappingPage, postMapping } from './pages/mapping.js';
import { placesPage, postPlaces } from './pages/places.js';
import { postCheck, postPublication, previewPage } from './pages/preview.js';
import { importProgress, showImport } from './pages/show.js';
import { postSource, sourcePage } from './pages/source.js';
import { figuresCsv, troublesCsv, withheldPage } from './pages/withheld.js';
import { mayImportFigures as staff } from './policy.js';

export const routes = [
  get('/figures/imports', staff, listPage),
  post('/figures/imports', staff, postFile, { upload: true }),
  get('/figures/imports/:id', staff, showImport),
  get('/figures/imports/:id/progress', staff, importProgress),
  get('/figures/imports/:id/mapping', staff, mappingPage),
  post('/figures/imports/:id/mapping', staff, postMapping),
  get('/figures/imports/:id/places', staff, placesPage),
  post('/figures/imports/:id/places', staff, postPlaces),
  get('/figures/imports/:id/source', staff, sourcePage),
  post('/figures/imports/:id/source', staff, postSource),
  get('/figures/imports/:id/preview', staff, previewPage),
  post('/figures/imports/:id/checks', staff, postCheck),
  post('/figures/imports/:id/publication', staff, postPublication),
  get('/figures/imports/:id/withheld', staff, withheldPage),
  get('/figures/imports/:id/figures.csv', staff, figuresCsv),
  get('/figures/imports/:id/troubles.csv', staff, troublesCsv),
];
