import { notFound, RequestError } from '#ground/http/errors.js';
import type { Scope } from '#ground/db/scope.js';
import type { Visit } from '#ground/http/visit.js';
import type { Locale } from '#ground/i18n/locale.js';
import type { Both } from '../block/content.js';
import { words } from '../words.js';
import type { EditionContent } from './content.js';

/** A story in the edition that is in force. */
export interface Edition {
  id: string;
  slug: string;
  edition: number;
  firstPublishedAt: Date;
  publishedAt: Date;
  content: EditionContent;
}

const columns = `id, slug, edition, first_published_at as "firstPublishedAt", published_at as "publishedAt", content`;

/** The public story at this address. @throws RequestError 404, or 410 with a sentence when it was withdrawn. */
export async function editionAt(visit: Visit, slug: string): Promise<Edition> {
  const { rows } = await visit.client.query<Edition>(
    `select ${columns} from published.story_in_force where slug = $1`,
    [slug],
  );
  if (rows[0]) return rows[0];
  const { rowCount } = await visit.client.query('select from published.story where slug = $1', [slug]);
  throw rowCount ? new RequestError(410, words.in(visit.locale)('withdrawn')) : notFound();
}

export interface Correction {
  at: Date;
  why: Both;
}

/** What later editions of a story put right, the latest first. */
export async function correctionsOf({ client }: Scope, storyId: string): Promise<Correction[]> {
  const { rows } = await client.query<Correction>(
    `select published_at as at, correction as why from published.story_edition
     where story_id = $1 and correction is not null order by edition desc`,
    [storyId],
  );
  return rows;
}

export interface EditionFilter {
  /** A place: its own stories and those of every place below it. */
  place?: string | undefined;
  /** Only stories that are complete in this language. */
  language?: Locale | undefined;
  limit?: number;
}

/** Public stories, the newest first. */
export async function listEditions(
  { client }: Scope,
  { place, language, limit = 200 }: EditionFilter = {},
): Promise<Edition[]> {
  const { rows } = await client.query<Edition>(
    `with recursive below as (
       select id from commons.organization where id = $1::uuid
       union all select child.id from commons.organization child join below on child.parent_id = below.id)
     select ${columns} from published.story_in_force
     where ($1::uuid is null or place_id in (select id from below)) and ($2::text is null or content->'complete' ? $2)
     order by first_published_at desc, id desc limit $3`,
    [place ?? null, language ?? null, limit],
  );
  return rows;
}

/** What is public of a draft. */
export interface PublicState {
  slug: string;
  /** The edition in force; null when the story is withdrawn. */
  edition: number | null;
  /** The version of the draft that the latest edition was made of; null when it is withdrawn. */
  version: number | null;
}

/** Undefined when nothing of the story was ever public. */
export async function publicStateOf({ client }: Scope, storyId: string): Promise<PublicState | undefined> {
  const { rows } = await client.query<PublicState>(
    `select story.slug, force.edition, asked.version from published.story
     left join published.story_in_force force on force.id = story.id
     left join published.story_edition made on made.story_id = story.id and made.edition = force.edition
     left join commons.story_publication asked on asked.id = made.publication_id
     where story.id = $1`,
    [storyId],
  );
  return rows[0];
}
