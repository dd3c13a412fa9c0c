import { formatNumber } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import type { FigureRef, FigureSeries } from '#rooms/figures/room.js';
import type { Say } from '../words.js';

export type Point = FigureSeries['points'][number];

/** A reference as one word of a form. Places are uuids; measures and groups are keys without a blank. */
export const refKey = ({ measure, place, group }: FigureRef) => `${place} ${measure} ${group}`;

export function refOf(key: string): FigureRef {
  const [place = '', measure = '', group = ''] = key.split(' ');
  return { place, measure, group };
}

/** A value as it is written on every face that people read. */
export function formatValue(locale: Locale, unit: FigureSeries['unit'], value: number): string {
  if (unit === 'percent') return formatNumber(locale, value / 100, { style: 'percent', maximumFractionDigits: 1 });
  return formatNumber(locale, value, { maximumFractionDigits: unit === 'ratio' ? 1 : 0 });
}

/** A point in words: its value, or why there is none. */
export function sayPoint(say: Say, locale: Locale, unit: FigureSeries['unit'], point: Point | undefined): string {
  if (point?.mark === 'value' && point.value !== null) return formatValue(locale, unit, point.value);
  if (point?.mark === 'withheld') return say('mark.withheld');
  return say(point?.mark === 'not applicable' ? 'mark.notApplicable' : 'mark.missing');
}

/** Every year that any of these series speaks of, in order. */
export const yearsOf = (series: readonly FigureSeries[]) =>
  [...new Set(series.flatMap(({ points }) => points.map(({ year }) => year)))].toSorted();

export const pointAt = ({ points }: FigureSeries, year: string) => points.find((point) => point.year === year);

export const latestYear = (series: FigureSeries) => series.points.at(-1)?.year ?? '';

/** What tells each of several series from the others: only the parts of the name in which they differ. */
export function labelsOf(series: readonly FigureSeries[]): string[] {
  const parts = ['measureName', 'placeName', 'groupName'] as const;
  const telling = parts.filter((part) => new Set(series.map((one) => one[part])).size > 1);
  const shown = telling.length > 0 ? telling : (['placeName'] as const);
  return series.map((one) => shown.map((part) => one[part]).join(', '));
}
