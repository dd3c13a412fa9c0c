import { z } from 'zod';
import type { Visit } from '#ground/http/visit.js';
import type { RouteOptions } from '#ground/http/route.js';
import { locales } from '#ground/i18n/locale.js';
import { safeHtml } from '../../block/markdown.js';
import { languageFor } from '../../edition/content.js';
import { correctionsOf, type Edition, editionAt, listEditions } from '../../edition/queries.js';
import { figureJson } from '../files.js';
import { publicPaths } from '../paths.js';

const listed = z.object({
  slug: z.string(),
  href: z.url(),
  title: z.string(),
  summary: z.string(),
  language: z.enum(locales),
  languages: z.array(z.enum(locales)),
  place: z.object({ id: z.uuid(), kind: z.string(), name: z.string() }),
  byline: z.string(),
  edition: z.number().int(),
  firstPublishedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime(),
});
const series = z.object({
  measureName: z.string(),
  placeName: z.string(),
  groupName: z.string(),
  unit: z.enum(['count', 'percent', 'ratio']),
  points: z.array(
    z.object({
      year: z.string(),
      value: z.number().nullable(),
      mark: z.enum(['value', 'withheld', 'missing', 'not applicable']),
    }),
  ),
  source: z.object({ name: z.string(), url: z.string().nullable(), date: z.string(), licence: z.string() }),
  definition: z.string(),
});
const whole = listed.extend({
  translation: z.enum(['original', 'human', 'machine']),
  corrections: z.array(z.object({ at: z.iso.datetime(), why: z.string() })),
  blocks: z.array(z.object({ kind: z.string() }).loose()),
  figures: z.array(z.object({ number: z.number().int(), title: z.string(), series: z.array(series.loose()) })),
});
const query = z.object({
  place: z.uuid().optional(),
  language: z.enum(locales).optional(),
  lang: z.enum(locales).optional(),
});

export const listOptions: RouteOptions = {
  cached: true,
  api: { summary: 'Published stories, the newest first', query, response: z.object({ stories: z.array(listed) }) },
};
export const wholeOptions: RouteOptions = {
  cached: true,
  api: {
    summary: 'A published story with its frozen figures',
    params: z.object({ slug: z.string() }),
    query: query.pick({ lang: true }),
    response: whole,
  },
};

export async function listStories(visit: Visit): Promise<Response> {
  const stories = await listEditions(visit, visit.query(query));
  return visit.json({ stories: stories.map((story) => summaryOf(visit, story)) });
}

export async function showStory(visit: Visit): Promise<Response> {
  const story = await editionAt(visit, visit.param('slug'));
  const language = languageFor(story.content, visit.locale);
  const corrections = await correctionsOf(visit, story.id);
  return visit.json({
    ...summaryOf(visit, story),
    translation: story.content.origin[language],
    corrections: corrections.map(({ at, why }) => ({ at, why: why[language] || why.en || why.es })),
    blocks: story.content.blocks.map((block) => blockOf(visit, story, block)),
    figures: story.content.figures.map((figure) => figureJson(visit, story, figure)),
  });
}

function summaryOf(visit: Visit, { slug, content, edition, firstPublishedAt, publishedAt }: Edition) {
  const language = languageFor(content, visit.locale);
  const { id, kind, name } = content.place;
  return {
    slug,
    href: `${visit.services.config.BASE_URL}/stories/${slug}`,
    title: content.title[language],
    summary: content.summary[language],
    language,
    languages: content.complete,
    place: { id, kind, name },
    byline: content.byline,
    edition,
    firstPublishedAt,
    publishedAt,
  };
}

/** A block in one language; text as the safe HTML that the page shows. */
function blockOf(visit: Visit, { slug, content }: Edition, block: Edition['content']['blocks'][number]) {
  const language = languageFor(content, visit.locale);
  switch (block.kind) {
    case 'text':
      return { kind: block.kind, html: safeHtml(block.markdown[language]) };
    case 'number':
      return { kind: block.kind, figure: block.figure, year: block.year, sentence: block.sentence[language] };
    case 'chart':
    case 'table':
      return { kind: block.kind, figure: block.figure, title: block.title[language], note: block.note[language] };
    case 'quote':
      return { kind: block.kind, words: block.words[language], who: block.who, role: block.role[language] };
    case 'picture':
      return {
        kind: block.kind,
        href: `${visit.services.config.BASE_URL}${publicPaths(slug).picture(block.picture, 'large')}`,
        alt: block.alt[language],
        caption: block.caption[language],
        credit: block.credit,
      };
    case 'steps':
      return {
        kind: block.kind,
        steps: block.steps.map(({ what, owner, date }) => ({ what: what[language], owner, date })),
      };
  }
}
