import { keeperScope, type Scope, scope } from '#ground/db/scope.js';
import { type Job, type JobContext, JobRefused } from '#ground/jobs/job.js';
import type { Both } from '../block/content.js';
import { findDraft } from '../draft/queries.js';
import { drawCards } from './card.js';
import type { EditionContent } from './content.js';
import { copyPublic, keepPublic } from './files.js';
import { freeze } from './freeze.js';
import { readinessOf } from './readiness.js';
import { freeSlug, slugOf } from './slug.js';

interface Publication {
  id: string;
  storyId: string;
  version: number;
  correction: Both | null;
  askedBy: string;
}

/**
 * Makes an edition: checks again, freezes texts, figures and pictures, and writes all in one transaction, so that a kill
 * at any moment leaves either the whole edition or nothing. An edition that exists is not made twice.
 */
export const publishStory: Job = {
  name: 'publish-story',
  run: (context) =>
    keeperScope(context.database, async (tx) => {
      const publication = await claim(tx, context.subject);
      if (!publication) return;
      await mustStillBeAllowed(context, publication);
      const content = await frozen(tx, publication);
      await write(tx, publication, content, await nameOfNetwork(tx));
    }),
};

/** The publication, locked together with its story; undefined when its edition exists or it was never asked for. */
async function claim({ client }: Scope, id: string): Promise<Publication | undefined> {
  const { rows } = await client.query<Publication>(
    `select asked.id, story_id as "storyId", asked.version, correction, asked_by as "askedBy"
     from commons.story_publication asked join commons.story on story.id = story_id
     where asked.id = $1 and not exists (select from published.story_edition where publication_id = asked.id)
     for update of asked, story`,
    [id],
  );
  return rows[0];
}

/** Through the eyes of whoever asked: a role may have ended since. */
async function mustStillBeAllowed({ database }: JobContext, { askedBy, storyId }: Publication): Promise<void> {
  const seen = await scope(database, { personId: askedBy }, ({ client }) =>
    client.query('select from commons.story where id = $1', [storyId]),
  );
  if (seen.rowCount !== 1) throw new JobRefused('role');
}

async function frozen(tx: Scope, { storyId, version }: Publication): Promise<EditionContent> {
  const draft = await findDraft(tx, storyId);
  if (draft?.version !== version) throw new JobRefused('changed');
  const readiness = await readinessOf(tx, draft);
  if (readiness.missing.length > 0) throw new JobRefused(readiness.missing[0]?.what);
  if (!readiness.ready) throw new JobRefused('unfinished');
  return (await freeze(tx, draft)).content;
}

async function write(tx: Scope, publication: Publication, content: EditionContent, siteName: string): Promise<void> {
  const { storyId, id, correction } = publication;
  const title = content.title[content.complete[0] ?? 'en'];
  await tx.client.query(`select pg_advisory_xact_lock(hashtext('published.story.slug'))`);
  await tx.client.query(
    'insert into published.story (id, slug, place_id) values ($1, $2, $3) on conflict (id) do nothing',
    [storyId, await freeSlug(tx, slugOf(title)), content.place.id],
  );
  const pictures = [];
  for (const picture of content.pictures)
    pictures.push({
      ...picture,
      small: await copyPublic(tx, picture.small),
      large: await copyPublic(tx, picture.large),
    });
  const drawn = await drawCards(content, siteName);
  const cards = { en: await keepPublic(tx, drawn.en), es: await keepPublic(tx, drawn.es) };
  await tx.client.query(
    `insert into published.story_edition (story_id, edition, publication_id, correction, content)
     values ($1, coalesce((select max(edition) from published.story_edition where story_id = $1), 0) + 1, $2, $3, $4)`,
    [storyId, id, correction, { ...content, pictures, cards }],
  );
}

async function nameOfNetwork({ client }: Scope): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`select name from commons.organization where kind = 'network'`);
  return rows[0]?.name ?? 'Longtable';
}
