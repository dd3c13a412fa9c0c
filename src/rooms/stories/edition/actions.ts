import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { progressOf } from '#ground/jobs/progress.js';
import { v7 as uuidv7 } from 'uuid';
import type { Both } from '../block/content.js';
import type { Draft } from '../draft/queries.js';
import { mustTellStoriesFor } from '../policy.js';

/**
 * Asks for an edition of the story as it stands. A version can be asked for once: asking again gives the same publication,
 * and tries it again only where it failed.
 */
export async function askToPublish(visit: Visit, draft: Draft, id: string, correction: Both | null): Promise<string> {
  await mustTellStoriesFor(visit, draft.place.id);
  const { rowCount } = await visit.client.query(
    `insert into commons.story_publication (id, story_id, version, correction, asked_by) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [id, draft.id, draft.version, correction, visit.actor?.personId],
  );
  const { rows } = await visit.client.query<{ id: string }>(
    'select id from commons.story_publication where story_id = $1 and version = $2',
    [draft.id, draft.version],
  );
  const publication = rows[0]?.id ?? id;
  if (rowCount === 1 || (await progressOf(visit, publication))?.state === 'failed') await enqueue(visit, 'publish-story', publication);
  return publication;
}

/** Asks to take every edition so far off the public pages. The draft stays. */
export async function askToWithdraw(visit: Visit, draft: Draft, reason: string): Promise<void> {
  await mustTellStoriesFor(visit, draft.place.id);
  const id = uuidv7();
  await visit.client.query('insert into commons.story_withdrawal (id, story_id, reason, asked_by) values ($1, $2, $3, $4)', [
    id, draft.id, reason, visit.actor?.personId,
  ]);
  await enqueue(visit, 'withdraw-story', id);
}
