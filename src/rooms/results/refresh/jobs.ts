import { keeperScope } from '#ground/db/scope.js';
import type { Job } from '#ground/jobs/job.js';
import { refreshResults } from './refresh.js';
import { districtStates } from './state.js';

/** Counts the results of one district, its subject, where its records changed. */
export const refreshDistrict: Job = {
  name: 'refresh-results',
  run: ({ database, subject, progress }) =>
    keeperScope(database, async (scope) => void (await refreshResults(scope, subject, { progress }))),
};

/** Nobody has to ask after an import: the clock does, and a district whose records have not changed costs one look. */
export const refreshAll: Job = {
  name: 'refresh-all-results',
  schedule: '*/10 * * * *',
  run: async ({ database, progress }) => {
    const districts = await keeperScope(database, (scope) => districtStates(scope));
    for (const [index, { id, changed }] of districts.entries()) {
      progress(index, districts.length);
      if (changed) await keeperScope(database, (scope) => refreshResults(scope, id));
    }
  },
};
