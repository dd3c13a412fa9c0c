import type pg from 'pg';
import { keeperScope } from '#ground/db/scope.js';
import type { Job } from '#ground/jobs/job.js';

/** How long an upload waits for somebody to bring it in. */
export const keptDays = 14;

/** Forgets the file of an import. Exports hold much that records have no place for, so none stays longer than it is needed. */
export async function forgetUpload(client: pg.ClientBase, id: string): Promise<void> {
  const { rows } = await client.query<{ file: string }>(
    `with kept as (select id, file_id from records.import where id = $1 and file_id is not null for update)
     update records.import i set file_id = null from kept where i.id = kept.id returning kept.file_id as file`,
    [id],
  );
  const files = rows.map(({ file }) => file);
  await client.query('delete from commons.file_piece where file_id = any ($1)', [files]);
  await client.query('delete from commons.file where id = any ($1)', [files]);
}

/** Forgets the files of what was brought in or taken back, and of what nobody brought in for {@link keptDays} days. */
export const forgetUploads: Job = {
  name: 'forget-uploads',
  schedule: '40 3 * * *',
  run: ({ database }) =>
    keeperScope(database, async ({ client }) => {
      const { rows } = await client.query<{ id: string }>(
        `select id from records.import where file_id is not null
           and (number is not null or undone_at is not null or begun_at < now() - make_interval(days => $1)) order by id`,
        [keptDays],
      );
      for (const { id } of rows) await forgetUpload(client, id);
    }),
};
