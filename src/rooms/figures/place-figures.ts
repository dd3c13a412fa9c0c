import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';
import { type Dimension, dimensions, type Group } from './groups.js';
import { type Measure, type Source, listMeasures, sourcesById } from './measures.js';
import type { FigurePlace } from './places.js';
import type { Mark } from './series.js';

/** One cell that may be shown. */
export interface Figure {
  measure: string;
  group: Group;
  year: string;
  value: number | null;
  mark: Mark;
  sourceId: string;
}

/** All figures of one place. */
export interface PlaceFigures {
  place: FigurePlace;
  /** Those that have figures here, in their order. */
  measures: Measure[];
  sources: Map<string, Source>;
  figures: Figure[];
}

export async function figuresOf(
  scope: Pick<Scope, 'client'>,
  locale: Locale,
  place: FigurePlace,
): Promise<PlaceFigures> {
  const { rows } = await scope.client.query<Figure>(
    `select measure, "group", year, value, mark, source_id as "sourceId" from published.figure where place_id = $1 order by year`,
    [place.id],
  );
  const present = new Set(rows.map(({ measure }) => measure));
  return {
    place,
    measures: (await listMeasures(scope, locale)).filter(({ key }) => present.has(key)),
    sources: await sourcesById(scope, [...new Set(rows.map(({ sourceId }) => sourceId))]),
    figures: rows,
  };
}

export const figureOf = ({ figures }: PlaceFigures, measure: string, group: Group, year: string): Figure | undefined =>
  figures.find((figure) => figure.measure === measure && figure.group === group && figure.year === year);

/** The years in which a measure has figures here, the earliest first. */
export const yearsOf = ({ figures }: PlaceFigures, measure: string): string[] =>
  [...new Set(figures.filter((figure) => figure.measure === measure).map(({ year }) => year))].toSorted();

/** The groups of a dimension that have figures of a measure in a year, in their order; those that are zero by nature left out. */
export function groupsIn(place: PlaceFigures, measure: string, year: string, dimension: Dimension): Group[] {
  return dimensions[dimension].filter((group) => {
    const figure = figureOf(place, measure, group, year);
    return figure && !(dimension === 'grade' && figure.value === 0);
  });
}
