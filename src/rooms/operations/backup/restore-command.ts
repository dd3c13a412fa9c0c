import type { Command } from '#ground/cli/command.js';
import { restoreArchive } from '#ground/db/archive/restore.js';
import { orRefused } from './or-refused.js';
import { countRows, tellProgress } from './progress.js';

/** Rows in any of these mean that somebody lives here already. */
const signsOfLife = ['commons.organization', 'commons.person', 'auth."user"'];

/** `longtable restore`: a backup into an empty installation, all or nothing. */
export const restore: Command = {
  name: 'restore',
  describe: (parser) =>
    parser
      .description('Fill an empty installation from a backup; all of it or nothing.')
      .argument('<file>', 'a file that "longtable backup" wrote')
      .addHelpText(
        'after',
        `
The database must be empty: set DATA_DIR to a new folder, or DATABASE_URL to a new database. The backup must come
from the same version of Longtable. When it stops halfway, nothing has changed and it can be run again.

Exit codes: 0 restored; 2 the file or the database is not as it must be.`,
      ),
  run: (desk, [path = '']) =>
    orRefused(desk, async () => {
      const manifest = await restoreArchive(await desk.database(), path, signsOfLife, tellProgress(desk, 'Restoring'));
      desk.progress('');
      desk.say(
        `Restored ${countRows(manifest)} rows of ${manifest.tables.length} tables, as they were at ${manifest.madeAt}. Everyone signs in again.`,
      );
    }),
};
