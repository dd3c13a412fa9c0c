import type { ProfileSection } from '#rooms/network/room.js';
import { Grid } from '#ground/ui/index.js';
import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';
import { languageFor } from '../../edition/content.js';
import { listEditions } from '../../edition/queries.js';
import { words } from '../../words.js';
import { StoryCard } from './card.js';

/** The stories about a place and the places below it, on its profile. */
export const storiesSection: ProfileSection = async (visit, organization) => {
  const stories = await listEditions(visit, { place: organization.id, limit: 6 });
  if (stories.length === 0) return null;
  const content = (
    <Grid min="l">
      {stories.map((story) => (
        <StoryCard story={story} visit={visit} level={3} />
      ))}
    </Grid>
  );
  return { id: 'stories', title: words.in(visit.locale)('section.title'), content };
};

/** A story as the first page names it. */
export interface LatestStory {
  href: string;
  title: string;
  summary: string;
  /** The language of title and summary: the reader's, where the story has it. */
  lang: Locale;
  placeName: string;
  publishedAt: Date;
  picture: { src: string; alt: string; width: number; height: number } | undefined;
}

/** The newest public stories. */
export async function latestStories(scope: Scope, locale: Locale, count: number): Promise<LatestStory[]> {
  const stories = await listEditions(scope, { limit: count });
  return stories.map(({ slug, content, firstPublishedAt }) => {
    const lang = languageFor(content, locale);
    const block = content.blocks.find((one) => one.kind === 'picture');
    const picture = block && content.pictures.find(({ number }) => number === block.picture);
    return {
      href: `/stories/${slug}`,
      title: content.title[lang],
      summary: content.summary[lang],
      lang,
      placeName: content.place.name,
      publishedAt: firstPublishedAt,
      picture: picture &&
        block && {
          src: `/stories/${slug}/pictures/${picture.number}-small.webp`,
          alt: block.alt[lang],
          width: picture.width,
          height: picture.height,
        },
    };
  });
}
