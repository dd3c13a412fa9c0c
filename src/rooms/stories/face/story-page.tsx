import { Breadcrumbs, Disclosure, TextArea } from '#ground/ui/index.js';
import type { Visit } from '#ground/http/visit.js';
import { languageFor } from '../edition/content.js';
import { correctionsOf, type Edition, editionAt } from '../edition/queries.js';
import { words } from '../words.js';
import { Article } from './article.js';
import { feedsOf } from './lists/feed.js';
import { publicPaths } from './paths.js';

/** A published story on its own page. */
export async function storyPage(visit: Visit): Promise<Response> {
  const story = await editionAt(visit, visit.param('slug'));
  const corrections = await correctionsOf(visit, story.id);
  const { content, slug } = story;
  const language = languageFor(content, visit.locale);
  const say = words.in(visit.locale);
  const base = visit.services.config.BASE_URL;
  return visit.page(
    {
      title: content.title[language],
      description: content.summary[language],
      card: `${base}/stories/${slug}/card.png?lang=${language}`,
      feeds: feedsOf(say),
      before: <Breadcrumbs label={say('crumbs')} links={[{ href: '/stories', label: say('index.title') }]} />,
    },
    <>
      <Article
        content={content}
        locale={visit.locale}
        paths={publicPaths(slug)}
        published={{ first: story.firstPublishedAt, latest: story.publishedAt, corrections, timeZone: visit.timeZone }}
      />
      <TakeAway story={story} base={base} language={language} visit={visit} />
    </>,
  );
}

function TakeAway({
  story,
  base,
  language,
  visit,
}: {
  story: Edition;
  base: string;
  language: 'en' | 'es';
  visit: Visit;
}) {
  const say = words.in(visit.locale);
  const address = `${base}/embed/stories/${story.slug}?lang=${language}`;
  const title = story.content.title[language].replace(/"/g, '&quot;');
  const snippet = `<iframe src="${address}" title="${title}" width="100%" height="720" loading="lazy"></iframe>`;
  return (
    <section class="story-take">
      <h2>{say('take.title')}</h2>
      <p>{say('take.print')}</p>
      <ul class="download-links">
        <li>
          <a href={`/api/v1/stories/${story.slug}`}>{say('take.json')}</a>
        </li>
        <li>
          <a href={`/stories/${story.slug}/card.png?lang=${language}`}>{say('take.card')}</a>
        </li>
        <li>
          <a href={`/stories/feed.xml?lang=${visit.locale}`}>{say('take.feed')}</a>
        </li>
      </ul>
      <Disclosure summary={say('take.embed')}>
        <TextArea
          name="snippet"
          label={say('take.snippet')}
          hint={say('take.hint')}
          value={snippet}
          rows={4}
          width="full"
        />
        {story.content.figures.length > 0 && (
          <>
            <p>{say('take.figures')}</p>
            <ol>
              {story.content.figures.map(({ number, title: name }) => (
                <li value={number}>
                  <a href={`/embed/stories/${story.slug}/figures/${number}?lang=${language}`}>{name[language]}</a>
                </li>
              ))}
            </ol>
          </>
        )}
      </Disclosure>
    </section>
  );
}
