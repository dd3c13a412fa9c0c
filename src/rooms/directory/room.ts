import { get, post } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { networkStaff } from '#rooms/network/room.js';
import { importDirectoryCommand } from './command.js';
import { checkDirectory, commitDirectory, readDirectory } from './importing/jobs.js';
import { answerProgress, showImport } from './pages/import.js';
import { postImport, showImports } from './pages/imports.js';
import { postMapping, showMapping } from './pages/mapping.js';
import { postConfirmation } from './pages/preview.js';
import { downloadProblems, showProblems } from './pages/problems.js';

export { importDirectory, type ImportOptions, type ImportReport } from './importing/run.js';

/** Schools and districts from files: staff bring them in, see what is wrong, and only then change the directory. */
export const directory: Room = {
  name: 'directory',
  routes: [
    get('/directory/imports', networkStaff, showImports),
    post('/directory/imports', networkStaff, postImport, { upload: true }),
    get('/directory/imports/:id', networkStaff, showImport),
    get('/directory/imports/:id/progress', networkStaff, answerProgress),
    get('/directory/imports/:id/mapping', networkStaff, showMapping),
    post('/directory/imports/:id/mapping', networkStaff, postMapping),
    post('/directory/imports/:id/confirmation', networkStaff, postConfirmation),
    get('/directory/imports/:id/problems', networkStaff, showProblems),
    get('/directory/imports/:id/problems.csv', networkStaff, downloadProblems),
  ],
  jobs: [readDirectory, checkDirectory, commitDirectory],
  commands: [importDirectoryCommand],
};
