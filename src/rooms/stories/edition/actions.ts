import { enqueue } from '#ground/jobs/enqueue.js';
import { progressOf } from '#ground/jobs/progress.js';
import { v7 as uuidv7 } from 'uuid';
import type { Both } from '../block/content.js';
import type { Author } from '../draft/actions.js';
import type { Draft } from '../draft/queries.js';
import { mustTellStoriesFor } from '../policy.js';

/**
 * Asks for an edition of the story as it stands. A version can be asked for once: asking again gives the same publication,
 * and tries it again only where it failed.
 */
export async function askToPublish(author: Author, draft: Draft, id: string, correction: Both | null): Promise<string> {
  await mustTellStoriesFor(author, draft.place.id);
  const { rowCount } = await author.client.query(
    `insert into commons.story_publication (id, story_id, version, correction, asked_by) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [id, draft.id, draft.version, correction, author.actor?.personId],
  );
  const { rows } = await author.client.query<{ id: string }>(
    'select id from commons.story_publication where story_id = $1 and version = $2',
    [draft.id, draft.version],
  );
  const publication = rows[0]?.id ?? id;
  if (rowCount === 1 || (await progressOf(author, publication))?.state === 'failed')
    await enqueue(author, 'publish-story', publication);
  return publication;
}

/** Asks to take every edition so far off the public pages. The draft stays; it counts as changed, so that it can be published anew. */
export async function askToWithdraw(author: Author, draft: Draft, reason: string): Promise<void> {
  await mustTellStoriesFor(author, draft.place.id);
  const id = uuidv7();
  await author.client.query(
    'update commons.story set version = version + 1, updated_by = $2, updated_at = now() where id = $1',
    [draft.id, author.actor?.personId],
  );
  await author.client.query(
    'insert into commons.story_withdrawal (id, story_id, reason, asked_by) values ($1, $2, $3, $4)',
    [id, draft.id, reason, author.actor?.personId],
  );
  await enqueue(author, 'withdraw-story', id);
}
