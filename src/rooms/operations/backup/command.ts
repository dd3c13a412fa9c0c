import { statSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { systemClock } from '#ground/clock.js';
import type { Command } from '#ground/cli/command.js';
import type { Manifest } from '#ground/db/archive/manifest.js';
import { writeArchive } from '#ground/db/archive/write.js';
import type { Database } from '#ground/db/open.js';
import { orRefused } from './or-refused.js';
import { countRows, megabytes, tellProgress } from './progress.js';

/** `longtable backup`: everything there is, in one file, while Longtable runs. */
export const backup: Command = {
  name: 'backup',
  describe: (parser) =>
    parser
      .description('Write everything that this installation holds into one file, while it runs.')
      .argument('<file>', 'where to write, such as longtable-2026-11-22.zip; must not exist')
      .addHelpText(
        'after',
        `
The file is one moment of the whole database. While it is written it is called <file>.partial; a file with the
final name is whole. It holds personal data: keep it encrypted. Sessions are not in it, so everyone signs in again
after a restore. The secret (see the guide for operators) is not in it either.

Exit codes: 0 written; 2 the file cannot be made there.`,
      ),
  run: (desk, [path = '']) =>
    orRefused(desk, async () => {
      const database = await desk.database();
      const manifest = await writeArchive(database, path, systemClock.now(), tellProgress(desk, 'Backing up'));
      const bytes = statSync(path).size;
      await remember(database, manifest, bytes);
      desk.progress('');
      desk.say(`${path}: ${countRows(manifest)} rows of ${manifest.tables.length} tables, ${megabytes(bytes)} MB.`);
    }),
};

/** So that the operations page can say when the last one was made. */
async function remember(database: Database, manifest: Manifest, bytes: number): Promise<void> {
  await database
    .pool('keeper')
    .query('insert into jobs.backup (id, made_at, bytes, rows) values ($1, $2, $3, $4)', [
      uuidv7(),
      manifest.madeAt,
      bytes,
      countRows(manifest),
    ]);
}
