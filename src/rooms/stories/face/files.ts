import { csvResponse } from '#ground/http/csv.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import type { FrozenFigure } from '../edition/content.js';
import { languageFor } from '../edition/content.js';
import { type Edition, editionAt } from '../edition/queries.js';
import { serveFile } from '../picture/serve.js';
import { words } from '../words.js';

/** `/stories/:slug/figures/2.csv` and `.json`: the frozen numbers of one figure. */
export async function figureFile(visit: Visit): Promise<Response> {
  const story = await editionAt(visit, visit.param('slug'));
  const [, number, kind] = /^(\d{1,3})\.(csv|json)$/.exec(visit.param('file')) ?? [];
  const figure = figureOf(story, Number(number));
  return kind === 'csv'
    ? asCsv(visit, story, figure)
    : visit.json({ story: story.slug, edition: story.edition, ...figureJson(visit, story, figure) });
}

/** A figure of a story by its number. @throws RequestError 404 */
export function figureOf({ content }: Edition, number: number): FrozenFigure {
  const figure = content.figures.find((one) => one.number === number);
  if (!figure) throw notFound();
  return figure;
}

/** A figure as every API answers it: the frozen numbers with source and definition. */
export function figureJson(visit: Visit, { content }: Edition, { number, title, series }: FrozenFigure) {
  const language = languageFor(content, visit.locale);
  return { number, title: title[language], series: series[language] };
}

function asCsv(visit: Visit, story: Edition, { number, series }: FrozenFigure): Response {
  const language = languageFor(story.content, visit.locale);
  const say = words.in(language);
  const header = (
    [
      'measure',
      'place',
      'group',
      'year',
      'value',
      'mark',
      'unit',
      'source',
      'sourceDate',
      'licence',
      'definition',
    ] as const
  ).map((name) => say(`csv.${name}`));
  const rows = series[language].flatMap(({ measureName, placeName, groupName, points, unit, source, definition }) =>
    points.map(({ year, value, mark }) => [
      measureName,
      placeName,
      groupName,
      year,
      value,
      mark === 'withheld'
        ? say('mark.withheld')
        : mark === 'value'
          ? ''
          : say(mark === 'missing' ? 'mark.missing' : 'mark.notApplicable'),
      say(`unit.${unit}`),
      source.name,
      source.date,
      source.licence,
      definition,
    ]),
  );
  return csvResponse(`${story.slug}-${number}.csv`, header, rows);
}

/** `/stories/:slug/pictures/1-small.webp`: a picture of the edition in force. */
export async function pictureFile(visit: Visit): Promise<Response> {
  const { content } = await editionAt(visit, visit.param('slug'));
  const [, number, size] = /^(\d{1,3})-(small|large)\.webp$/.exec(visit.param('file')) ?? [];
  const picture = content.pictures.find((one) => one.number === Number(number));
  if (!picture) throw notFound();
  return serveFile(visit, size === 'small' ? picture.small : picture.large, 'image/webp');
}

/** The picture for link previews, drawn when the edition was made. */
export async function cardFile(visit: Visit): Promise<Response> {
  const { content } = await editionAt(visit, visit.param('slug'));
  if (!content.cards) throw notFound();
  return serveFile(visit, content.cards[visit.locale], 'image/png');
}
