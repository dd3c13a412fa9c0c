import type { Scope } from '#ground/db/scope.js';
import { type Locale, locales } from '#ground/i18n/locale.js';
import { completeLocales } from '../block/complete.js';
import type { Both, Content } from '../block/content.js';
import { latestYear, pointAt, refOf } from '../block/series.js';
import type { Draft } from '../draft/queries.js';
import { type FigureSeries, findSeries } from '#rooms/figures/room.js';
import { findOrganization, organizationPath } from '#rooms/network/room.js';
import type { EditionContent, FrozenBlock, FrozenFigure, FrozenPicture } from './content.js';

/** What stands in the way of publishing a block: its place in the story from 1, and which figure or picture is gone. */
export interface Missing {
  block: number;
  what: 'figure' | 'picture';
}

/**
 * Gathers everything that the faces of a story need: each series with source and definition in each language, and the
 * files of the pictures. Blocks whose figure or picture cannot be had are left out and named.
 */
export async function freeze(scope: Scope, draft: Draft): Promise<{ content: EditionContent; missing: Missing[] }> {
  const blocks: FrozenBlock[] = [];
  const figures: FrozenFigure[] = [];
  const pictures: FrozenPicture[] = [];
  const missing: Missing[] = [];
  for (const [index, { content }] of draft.blocks.entries()) {
    const block = await freezeBlock(scope, draft, content, figures, pictures);
    if (block) blocks.push(block);
    else missing.push({ block: index + 1, what: content.kind === 'picture' ? 'picture' : 'figure' });
  }
  const { title, summary, origin, byline, place } = draft;
  const complete = completeLocales({ title, summary, blocks: draft.blocks.map(({ content }) => content) });
  const organization = place.kind === 'network' ? undefined : await findOrganization(scope, place.id);
  const href = organization ? organizationPath(organization) : null;
  return {
    content: { title, summary, origin, complete, byline, place: { ...place, href }, blocks, figures, pictures },
    missing,
  };
}

async function freezeBlock(
  scope: Scope,
  draft: Draft,
  content: Content,
  figures: FrozenFigure[],
  pictures: FrozenPicture[],
): Promise<FrozenBlock | undefined> {
  if (content.kind === 'picture') {
    const picture = await findPicture(scope, draft.id, content.picture, pictures.length + 1);
    if (picture) pictures.push(picture);
    return picture && { ...content, picture: picture.number };
  }
  if (content.kind === 'text' || content.kind === 'quote' || content.kind === 'steps') return content;
  const series = await gather(scope, content.kind === 'number' ? [content.ref] : content.refs);
  if (!series) return undefined;
  const figure = figures.length + 1;
  if (content.kind !== 'number') {
    figures.push({ number: figure, title: content.title, series });
    return { ...content, figure };
  }
  const [one] = series.en;
  const year = content.year || (one ? latestYear(one) : '');
  if (!one || !pointAt(one, year)) return undefined;
  figures.push({ number: figure, title: nameOf(series), series });
  return { ...content, year, figure };
}

async function gather(scope: Scope, refs: string[]): Promise<Record<Locale, FigureSeries[]> | undefined> {
  const found: Record<Locale, FigureSeries[]> = { en: [], es: [] };
  for (const locale of locales)
    for (const ref of refs) {
      const series = await findSeries(scope, locale, refOf(ref));
      if (!series || series.points.length === 0) return undefined;
      found[locale].push(series);
    }
  return refs.length > 0 ? found : undefined;
}

function nameOf(series: Record<Locale, FigureSeries[]>): Both {
  const name = (locale: Locale) => [series[locale][0]?.measureName, series[locale][0]?.placeName].join(', ');
  return { en: name('en'), es: name('es') };
}

async function findPicture(
  { client }: Scope,
  storyId: string,
  id: string,
  number: number,
): Promise<FrozenPicture | undefined> {
  const { rows } = await client.query<Omit<FrozenPicture, 'number'>>(
    `select small_file_id as small, large_file_id as large, width, height
     from commons.story_picture picture join commons.file small on small.id = small_file_id join commons.file large on large.id = large_file_id
     where story_id = $1 and picture.id::text = $2 and small.added_by = consent_by and large.added_by = consent_by`,
    [storyId, id],
  );
  return rows[0] && { number, ...rows[0] };
}
