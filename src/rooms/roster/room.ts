import { get, post } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { api } from './api.js';
import { exportRecordsCommand, importCommand, undoImportCommand } from './command.js';
import { postCodes, showCodes } from './corrections/codes.js';
import { postFile, showFile } from './corrections/file.js';
import { postSchools, showSchools } from './corrections/schools.js';
import { takeDroppedRecords, tellOfDroppedRecords } from './drop/jobs.js';
import { commitRecords, lookAtRecords, undoRecords } from './jobs.js';
import { answerProgress, postConfirmation, postLook, postUndo, showImport } from './pages/import.js';
import { postImport, showDistricts, showImports } from './pages/list.js';
import { downloadProblems } from './pages/report.js';
import { bringsInRecords } from './policy.js';
import { forgetUploads } from './uploads.js';

export { importRecords } from './importing/run.js';
export { mapReference } from './said/map-reference.js';

/** Student records as the districts' own systems export them. */
export const roster: Room = {
  name: 'roster',
  routes: [
    ...api,
    get('/records/imports', bringsInRecords, showDistricts),
    get('/records/:district/imports', bringsInRecords, showImports),
    post('/records/:district/imports', bringsInRecords, postImport, { upload: true }),
    get('/records/:district/imports/:id', bringsInRecords, showImport),
    get('/records/:district/imports/:id/progress', bringsInRecords, answerProgress),
    get('/records/:district/imports/:id/problems.csv', bringsInRecords, downloadProblems),
    post('/records/:district/imports/:id/confirmation', bringsInRecords, postConfirmation),
    post('/records/:district/imports/:id/look', bringsInRecords, postLook),
    post('/records/:district/imports/:id/undo', bringsInRecords, postUndo),
    get('/records/:district/imports/:id/files/:place', bringsInRecords, showFile),
    post('/records/:district/imports/:id/files/:place', bringsInRecords, postFile),
    get('/records/:district/imports/:id/codes', bringsInRecords, showCodes),
    post('/records/:district/imports/:id/codes', bringsInRecords, postCodes),
    get('/records/:district/imports/:id/schools', bringsInRecords, showSchools),
    post('/records/:district/imports/:id/schools', bringsInRecords, postSchools),
  ],
  jobs: [lookAtRecords, commitRecords, undoRecords, takeDroppedRecords, tellOfDroppedRecords, forgetUploads],
  commands: [importCommand, undoImportCommand, exportRecordsCommand],
};
