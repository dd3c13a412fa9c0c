import type { Command } from '#ground/cli/command.js';
import { keeperScope } from '#ground/db/scope.js';
import { findOrganization } from '#rooms/network/room.js';
import { refreshResults } from './refresh/refresh.js';
import { districtStates } from './refresh/state.js';

/** `longtable refresh`: counts results again, for those who work without the pages. */
export const refreshCommand: Command = {
  name: 'refresh',
  describe: (parser) =>
    parser
      .description('Count the results of student records again where the records have changed.')
      .option('--district <id>', 'only this district, by our id or its NCES id (as given: every district with records)')
      .option('--all', 'count everything again, changed or not'),
  run: async (desk, _args, options) => {
    const database = await desk.database();
    const named = options['district'];
    const only =
      typeof named === 'string' ? await keeperScope(database, (scope) => findOrganization(scope, named)) : undefined;
    if (named !== undefined && only?.kind !== 'district') {
      desk.say(`There is no district ${String(named)}.`);
      return 2;
    }
    const districts = await keeperScope(database, (scope) => districtStates(scope, only?.id ?? null));
    if (districts.length === 0) desk.say('There are no student records to count.');
    for (const { id, name } of districts) {
      const { schoolYears } = await keeperScope(database, (scope) =>
        refreshResults(scope, id, {
          all: options['all'] === true,
          progress: (done, total) => desk.progress(`${name}: ${done} of ${total} school years`),
        }),
      );
      desk.say(`${name}: counted ${schoolYears} school years again, each of one school.`);
    }
    return 0;
  },
};
