import { Notice } from '#ground/ui/index.js';
import { formatDay } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { type EditionContent, languageFor } from '../edition/content.js';
import type { Correction } from '../edition/queries.js';
import { words } from '../words.js';
import type { StoryPaths } from './paths.js';
import { minutesToRead } from './reading-time.js';
import { StoryBody } from './blocks/body.js';
import { AboutFigures } from './about-figures.js';

interface ArticleProps {
  content: EditionContent;
  /** The reader's language; the story falls back to the one it has. */
  locale: Locale;
  paths: StoryPaths;
  /** `timeZone`: whose calendar the days are of, an IANA name. */
  published?: { first: Date; latest: Date; corrections: Correction[]; timeZone: string };
}

/** A story as everybody reads it: on its page, in a preview, on paper. */
export function Article({ content, locale, paths, published }: ArticleProps) {
  const language = languageFor(content, locale);
  const say = words.in(language);
  const view = { content, locale: language, say, paths, level: 2 as const };
  return (
    <>
      <LanguageNotes content={content} locale={locale} />
      <article class="story" lang={language}>
        <header class="story__head">
          <p class="story__kicker">
            {content.place.href ? <a href={content.place.href}>{content.place.name}</a> : content.place.name}
          </p>
          <h1>{content.title[language]}</h1>
          <p class="story__lead">{content.summary[language]}</p>
        </header>
        <div class="story__rail">
          <p class="story__by">{say('by', { name: content.byline })}</p>
          {published && (
            <p>
              <time datetime={published.first.toISOString()}>
                {formatDay(language, published.timeZone, published.first)}
              </time>
            </p>
          )}
          <p>{say('minutes', { count: minutesToRead(content, language) })}</p>
        </div>
        <div class="story__body">
          {published && published.corrections.length > 0 && <Corrections {...published} language={language} />}
          <StoryBody view={view} />
          <AboutFigures view={view} />
        </div>
      </article>
    </>
  );
}

/** In the reader's own language, because the story itself is in another. */
function LanguageNotes({ content, locale }: { content: EditionContent; locale: Locale }) {
  const say = words.in(locale);
  const language = languageFor(content, locale);
  if (language !== locale) return <Notice title={say('fallback.title')}>{say(`fallback.text.${language}`)}</Notice>;
  if (content.origin[language] === 'machine')
    return <Notice title={say('machine.title')}>{say('machine.text')}</Notice>;
  return <></>;
}

function Corrections({
  corrections,
  timeZone,
  language,
}: {
  corrections: Correction[];
  timeZone: string;
  language: Locale;
}) {
  const say = words.in(language);
  return (
    <div class="story__corrections">
      {corrections.map(({ at, why }) => (
        <p>
          {say('corrected', {
            date: formatDay(language, timeZone, at),
            why: (why[language] || why.en || why.es).replace(/\.$/, ''),
          })}
        </p>
      ))}
    </div>
  );
}
