import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';
import type { Both, Content } from '../block/content.js';

/** How a language came about; a reader is told when a machine translated. */
export const origins = ['original', 'human', 'machine'] as const;
export type Origin = (typeof origins)[number];

export interface Place {
  id: string;
  kind: string;
  name: string;
}

export interface DraftBlock {
  id: string;
  version: number;
  content: Content;
}

export interface Draft {
  id: string;
  place: Place;
  title: Both;
  summary: Both;
  origin: Record<Locale, Origin>;
  byline: string;
  /** Counts every change of the story and its blocks. */
  version: number;
  headingVersion: number;
  updatedAt: Date;
  blocks: DraftBlock[];
}

/** A draft that the scope may see, with its blocks in order. */
export async function findDraft({ client }: Scope, id: string): Promise<Draft | undefined> {
  const { rows } = await client.query(
    `select story.id, jsonb_build_object('id', place.id, 'kind', place.kind, 'name', place.name) as place, title, summary, origin,
            byline, version, heading_version as "headingVersion", story.updated_at as "updatedAt",
            coalesce((select jsonb_agg(jsonb_build_object('id', block.id, 'version', block.version,
                        'content', block.content || jsonb_build_object('kind', block.kind)) order by position)
                      from commons.story_block block where story_id = story.id), '[]') as blocks
     from commons.story join commons.organization place on place.id = place_id
     where story.id = $1`,
    [id],
  );
  return rows[0] as Draft | undefined;
}

export interface ListedDraft {
  id: string;
  placeName: string;
  title: Both;
  updatedAt: Date;
  version: number;
  slug: string | null;
  edition: number | null;
  withdrawn: boolean;
  publishedVersion: number | null;
}

/** The stories that the scope may write, the last changed first, each with what is public of it. */
export async function listDrafts({ client }: Scope): Promise<ListedDraft[]> {
  const { rows } = await client.query(
    `select story.id, place.name as "placeName", story.title, story.updated_at as "updatedAt", story.version, public.slug,
            latest.edition, latest.version as "publishedVersion",
            public.id is not null and latest.edition is null as withdrawn
     from commons.story join commons.organization place on place.id = place_id
     left join published.story public on public.id = story.id
     left join lateral (select edition, asked.version from published.story_edition
       join commons.story_publication asked on asked.id = publication_id
       where story_edition.story_id = story.id order by edition desc limit 1) latest on true
     order by story.updated_at desc limit 500`,
  );
  return rows as ListedDraft[];
}

/** The places that the actor may write for: those with a role of theirs and all below. */
export async function placesToTellFor({ client }: Scope): Promise<Place[]> {
  const { rows } = await client.query<Place>(
    `select id, kind, name from commons.organization
     where kind in ('network', 'district', 'school') and closed_on is null and commons.may_tell_story(id)
     order by array_position(array['network', 'district', 'school'], kind), name`,
  );
  return rows;
}

/** The places whose figures a story about this place compares: itself, what is above, beside and below it. */
export async function comparablePlaces({ client }: Scope, placeId: string): Promise<Place[]> {
  const { rows } = await client.query<Place>(
    `select other.id, other.kind, other.name from commons.organization place join commons.organization other
       on other.id in (place.id, place.parent_id) or other.parent_id in (place.id, place.parent_id)
       or (place.kind in ('network', 'district') and other.kind = 'district') or other.kind = 'network'
     where place.id = $1 and other.kind in ('network', 'district', 'school') and other.closed_on is null
     order by other.id <> $1, array_position(array['network', 'district', 'school'], other.kind), other.name`,
    [placeId],
  );
  return rows;
}
