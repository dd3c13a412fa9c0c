import { keeperScope, type Scope, scope } from '#ground/db/scope.js';
import { type Job, JobRefused } from '#ground/jobs/job.js';
import type { EditionContent } from './content.js';
import { closeFiles } from './files.js';

/** Takes every edition so far off the public pages, with its pictures, in one transaction. Done twice, it changes nothing more. */
export const withdrawStory: Job = {
  name: 'withdraw-story',
  run: ({ database, subject }) =>
    keeperScope(database, async (tx) => {
      const { rows } = await tx.client.query<{ story_id: string; asked_by: string }>(
        'select story_id, asked_by from commons.story_withdrawal where id = $1',
        [subject],
      );
      const [asked] = rows;
      if (!asked) return;
      const seen = await scope(database, { personId: asked.asked_by }, ({ client }) =>
        client.query('select from commons.story where id = $1', [asked.story_id]),
      );
      if (seen.rowCount !== 1) throw new JobRefused('role');
      await withdraw(tx, subject, asked.story_id);
    }),
};

async function withdraw(tx: Scope, id: string, storyId: string): Promise<void> {
  const { rows } = await tx.client.query<{ edition: number; content: EditionContent }>(
    'select edition, content from published.story_edition where story_id = $1 order by edition desc for update',
    [storyId],
  );
  if (!rows[0]) return;
  await tx.client.query(
    'insert into published.story_withdrawal (id, story_id, up_to_edition) values ($1, $2, $3) on conflict (id) do nothing',
    [id, storyId, rows[0].edition],
  );
  await closeFiles(
    tx,
    rows.flatMap(({ content }) => [
      ...content.pictures.flatMap(({ small, large }) => [small, large]),
      ...Object.values(content.cards ?? {}),
    ]),
  );
}
