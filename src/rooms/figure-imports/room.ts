import type { Room } from '#ground/room.js';
import { audit } from './commands/audit.js';
import { importFigures } from './commands/import-figures.js';
import { checkFigures } from './check/job.js';
import { publishFigures } from './publish/job.js';
import { readFigureFile } from './read/job.js';
import { routes } from './routes.js';

export { type FileToImport, importFile, type Imported } from './commands/import-file.js';
export { type Mapping, type SourceFacts } from './mapping.js';

/** Brings in figures that others published: read, understood by a person, checked, and only then shown. */
export const figureImports: Room = {
  name: 'figure-imports',
  routes,
  jobs: [readFigureFile, checkFigures, publishFigures],
  commands: [importFigures, audit],
};
