import { Card } from '#ground/ui/index.js';
import { formatDay } from '#ground/i18n/format.js';
import type { Visit } from '#ground/http/visit.js';
import { languageFor } from '../../edition/content.js';
import type { Edition } from '../../edition/queries.js';
import { words } from '../../words.js';
import { publicPaths } from '../paths.js';
import { minutesToRead } from '../reading-time.js';

/** One story as a link, with its place and its date; the first picture where it has one. */
export function StoryCard({ story, visit, level = 2 }: { story: Edition; visit: Visit; level?: 2 | 3 }) {
  const { locale, timeZone } = visit;
  const { content, slug } = story;
  const language = languageFor(content, locale);
  const say = words.in(locale);
  const block = content.blocks.find((one) => one.kind === 'picture');
  const picture = content.pictures.find(({ number }) => number === block?.picture);
  return (
    <Card
      href={`/stories/${slug}`}
      level={level}
      lang={language === locale ? undefined : language}
      kicker={content.place.name}
      title={content.title[language]}
      text={<span lang={language}>{content.summary[language]}</span>}
      meta={`${formatDay(locale, timeZone, story.firstPublishedAt)} · ${say('minutes', { count: minutesToRead(content, language) })}`}
      picture={
        picture &&
        block && {
          src: publicPaths(slug).picture(picture.number, 'small'),
          alt: block.alt[language],
          width: picture.width,
          height: picture.height,
        }
      }
    />
  );
}
