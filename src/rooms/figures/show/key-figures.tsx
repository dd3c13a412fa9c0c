import { formatDate } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { type FigureNumberProps, StatRow } from '#ground/ui/index.js';
import type { Group } from '../groups.js';
import type { Measure } from '../measures.js';
import { type Figure, figureOf, type PlaceFigures, yearsOf } from '../place-figures.js';
import { words } from '../words.js';
import { formatFigure, ShowFigure } from './figure.js';

/** The groups whose share of all students a profile shows large. */
const telling: readonly Group[] = ['economically-disadvantaged', 'english-learner', 'disability'];

/** The first numbers to know of a place, each with its year, whose it is, and the same number around it. */
export function KeyFigures({ locale, place, around }: { locale: Locale; place: PlaceFigures; around: PlaceFigures[] }) {
  const figures = place.measures.flatMap((measure) => {
    const year = yearsOf(place, measure.key).at(-1)!;
    const groups = measure.derived ? telling : (['all'] as const);
    return groups.flatMap((group) => {
      const figure = figureOf(place, measure.key, group, year);
      return figure ? [{ measure, figure }] : [];
    });
  });
  return (
    <StatRow
      figures={figures.slice(0, 6).map(({ measure, figure }) => keyFigure(locale, place, around, measure, figure))}
    />
  );
}

function keyFigure(
  locale: Locale,
  place: PlaceFigures,
  around: PlaceFigures[],
  measure: Measure,
  figure: Figure,
): FigureNumberProps {
  const say = words.in(locale);
  const count = measure.base ? figureOf(place, measure.base, figure.group, figure.year) : undefined;
  const source = place.sources.get(figure.sourceId)!;
  const comparison = measure.unit === 'count' ? '' : compare(locale, around, measure, figure);
  return {
    label: measure.derived ? say(`group.${figure.group}`) : measure.name,
    value: <ShowFigure locale={locale} unit={measure.unit} figure={figure} />,
    ...(measure.derived && count?.value != null && { unit: say('key.students', { count: count.value }) }),
    ...(comparison && { comparison }),
    period: figure.year,
    source: say('key.source', { publisher: source.publisher, date: formatDate(locale, source.asOf) }),
    href: `/figures/${measure.key}/${place.place.id}/${figure.group}`,
  };
}

/** Beside the same number of the district and the state; counts are not compared, because places differ in size. */
function compare(locale: Locale, around: PlaceFigures[], measure: Measure, { group, year }: Figure): string {
  return around
    .flatMap((other) => {
      const figure = figureOf(other, measure.key, group, year);
      return figure?.value == null ? [] : [`${other.place.name}: ${formatFigure(locale, measure.unit, figure.value)}`];
    })
    .join(' · ');
}
