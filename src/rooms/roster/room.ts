import { get, post } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { importCommand, undoImportCommand } from './command.js';
import { commitRecords, lookAtRecords, undoRecords } from './jobs.js';
import { answerProgress, postConfirmation, postUndo, showImport } from './pages/import.js';
import { postImport, showDistricts, showImports } from './pages/list.js';
import { downloadProblems } from './pages/report.js';
import { bringsInRecords } from './policy.js';

export { importRecords } from './importing/run.js';

/** Student records as the districts' own systems export them. */
export const roster: Room = {
  name: 'roster',
  routes: [
    get('/records/imports', bringsInRecords, showDistricts),
    get('/records/:district/imports', bringsInRecords, showImports),
    post('/records/:district/imports', bringsInRecords, postImport, { upload: true }),
    get('/records/:district/imports/:id', bringsInRecords, showImport),
    get('/records/:district/imports/:id/progress', bringsInRecords, answerProgress),
    get('/records/:district/imports/:id/problems.csv', bringsInRecords, downloadProblems),
    post('/records/:district/imports/:id/confirmation', bringsInRecords, postConfirmation),
    post('/records/:district/imports/:id/undo', bringsInRecords, postUndo),
  ],
  jobs: [lookAtRecords, commitRecords, undoRecords],
  commands: [importCommand, undoImportCommand],
};
