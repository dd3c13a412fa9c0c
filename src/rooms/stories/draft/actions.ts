import type { Scope } from '#ground/db/scope.js';
import type { Visit } from '#ground/http/visit.js';
import type { Locale } from '#ground/i18n/locale.js';
import { blank, type Both, type Content, type Kind } from '../block/content.js';
import { mustTellStoriesFor } from '../policy.js';
import type { Draft, DraftBlock, Origin } from './queries.js';

export interface Heading {
  title: Both;
  summary: Both;
  origin: Record<Locale, Origin>;
  byline: string;
}

/** Whoever writes: a visit, or a person at the command line. */
export type Author = Pick<Visit, 'client' | 'db' | 'actor' | 'locale'>;

const actorOf = (author: Author) => author.actor?.personId ?? null;

/** Begins a draft; sending the same form twice begins one. */
export async function beginStory(author: Author, id: string, placeId: string, heading: Heading): Promise<void> {
  await mustTellStoriesFor(author, placeId);
  await author.client.query(
    `insert into commons.story (id, place_id, title, summary, origin, byline, created_by, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (id) do nothing`,
    [id, placeId, heading.title, heading.summary, heading.origin, heading.byline, actorOf(author)],
  );
}

/** Changes the heading if nobody changed it since `version`; undefined when somebody did, else the new version. */
export async function changeHeading(
  author: Author,
  { id }: Draft,
  version: number,
  heading: Heading,
): Promise<number | undefined> {
  const { rows } = await author.client.query<{ version: number }>(
    `update commons.story set title = $3, summary = $4, origin = $5, byline = $6, heading_version = heading_version + 1,
       version = version + 1, updated_by = $7, updated_at = now()
     where id = $1 and heading_version = $2 returning heading_version as version`,
    [id, version, heading.title, heading.summary, heading.origin, heading.byline, actorOf(author)],
  );
  return rows[0]?.version;
}

/** Adds an empty block at the end; sending the same form twice adds one. */
export async function addBlock(author: Author, story: Draft, id: string, kind: Kind): Promise<void> {
  await touch(author, story);
  const { kind: _, ...content } = blank[kind]();
  await author.client.query(
    `insert into commons.story_block (id, story_id, position, kind, content)
     values ($1, $2, coalesce((select max(position) from commons.story_block where story_id = $2), 0) + 1, $3, $4)
     on conflict (id) do nothing`,
    [id, story.id, kind, content],
  );
}

/** Changes a block if nobody changed it since `version`; undefined when somebody did, else the new version. */
export async function changeBlock(
  author: Author,
  story: Draft,
  block: DraftBlock,
  version: number,
  content: Content,
): Promise<number | undefined> {
  const { kind, ...rest } = content;
  const { rows } = await author.client.query<{ version: number }>(
    `update commons.story_block set content = $3, version = version + 1
     where id = $1 and kind = $4 and version = $2 returning version`,
    [block.id, version, rest, kind],
  );
  if (rows[0]) await touch(author, story);
  return rows[0]?.version;
}

/** Moves a block one place up or down; at either end it stays. */
export async function moveBlock(author: Author, story: Draft, block: DraftBlock, by: -1 | 1): Promise<void> {
  await touch(author, story);
  const order = story.blocks.map(({ id }) => id);
  const from = order.indexOf(block.id);
  const to = from + by;
  if (to < 0 || to >= order.length) return;
  order.splice(to, 0, ...order.splice(from, 1));
  await author.client.query(
    `update commons.story_block set position = place.number
     from unnest($2::uuid[]) with ordinality as place (id, number) where story_block.id = place.id and story_id = $1`,
    [story.id, order],
  );
}

/** Takes a block out of the draft; false when somebody changed it since `version`. */
export async function removeBlock(author: Author, story: Draft, block: DraftBlock, version: number): Promise<boolean> {
  const { rowCount } = await author.client.query('delete from commons.story_block where id = $1 and version = $2', [
    block.id,
    version,
  ]);
  if (rowCount) await touch(author, story);
  return rowCount === 1;
}

/** Deletes a draft that was never sent to be published; the database lets no other go. */
export async function deleteDraft({ client }: Scope, { id }: Draft): Promise<boolean> {
  const { rowCount } = await client.query('delete from commons.story where id = $1', [id]);
  return rowCount === 1;
}

/** Takes the row first, so that two who change one story follow each other. */
async function touch(author: Author, { id }: Draft): Promise<void> {
  await author.client.query(
    'update commons.story set version = version + 1, updated_by = $2, updated_at = now() where id = $1',
    [id, actorOf(author)],
  );
}
