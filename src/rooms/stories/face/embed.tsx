import { StatRow } from '#ground/ui/index.js';
import type { Visit } from '#ground/http/visit.js';
import { languageFor } from '../edition/content.js';
import { correctionsOf, editionAt } from '../edition/queries.js';
import { words } from '../words.js';
import { Article } from './article.js';
import { ChartBlock } from './blocks/chart.js';
import { figureOf } from './files.js';
import { figureNumber } from './blocks/number.js';
import { publicPaths } from './paths.js';
import { TableBlock } from './blocks/table.js';

/** A whole story for a frame on somebody else's page. */
export async function storyEmbed(visit: Visit): Promise<Response> {
  const story = await editionAt(visit, visit.param('slug'));
  const { content, slug } = story;
  const corrections = await correctionsOf(visit, story.id);
  return visit.embed(
    { title: content.title[languageFor(content, visit.locale)], width: 'text' },
    <Article
      content={content}
      locale={visit.locale}
      paths={publicPaths(slug)}
      published={{ first: story.firstPublishedAt, latest: story.publishedAt, corrections, timeZone: visit.timeZone }}
    />,
  );
}

/** One figure of a story for such a frame, with a link to the story. */
export async function figureEmbed(visit: Visit): Promise<Response> {
  const { content, slug, ...story } = await editionAt(visit, visit.param('slug'));
  const figure = figureOf({ content, slug, ...story }, Number(visit.param('number')));
  const locale = languageFor(content, visit.locale);
  const view = { content, locale, say: words.in(locale), paths: publicPaths(slug), level: 2 as const };
  const block = content.blocks.find((one) => 'figure' in one && one.figure === figure.number);
  const title = content.title[locale];
  return visit.embed(
    { title: figure.title[locale] },
    <div lang={locale}>
      <h1 class="visually-hidden">{figure.title[locale]}</h1>
      {block?.kind === 'chart' && <ChartBlock block={block} view={view} />}
      {block?.kind === 'table' && <TableBlock block={block} view={view} />}
      {block?.kind === 'number' && <StatRow figures={[figureNumber(block, view)]} />}
      <p>
        <a href={`/stories/${slug}?lang=${locale}`} target="_blank" rel="noopener">
          {view.say('embed.story', { title })}
        </a>
      </p>
    </div>,
  );
}
