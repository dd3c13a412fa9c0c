import type { Locale } from '#ground/i18n/locale.js';
import type { FigureSeries } from '#rooms/figures/room.js';
import type { Say } from '../words.js';
import { formatValue, labelsOf, pointAt, yearsOf } from './series.js';

/** One or two sentences that say what a chart shows, for those who hear the page, with every gap told in words. */
export function summarize(say: Say, locale: Locale, series: readonly FigureSeries[]): string {
  const years = yearsOf(series);
  const sentences =
    years.length > 1
      ? series.map((one) => sayTrend(say, locale, one, series))
      : [sayRange(say, locale, series, years[0] ?? '')];
  return [...sentences, ...sayGaps(say, locale, series)].filter(Boolean).join(' ');
}

function sayTrend(say: Say, locale: Locale, one: FigureSeries, all: readonly FigureSeries[]): string {
  const known = one.points.filter(({ value }) => value !== null);
  const [first, last] = [known.at(0), known.at(-1)];
  if (!first || !last || first === last) return '';
  const show = (value: number | null) => formatValue(locale, one.unit, value ?? 0);
  const label = labelsOf(all)[all.indexOf(one)] ?? '';
  return say('summary.trend', {
    label,
    from: show(first.value),
    fromYear: first.year,
    to: show(last.value),
    toYear: last.year,
  });
}

function sayRange(say: Say, locale: Locale, series: readonly FigureSeries[], year: string): string {
  const labels = labelsOf(series);
  const known = series
    .map((one, index) => ({ label: labels[index] ?? '', unit: one.unit, value: pointAt(one, year)?.value ?? null }))
    .filter((one): one is typeof one & { value: number } => one.value !== null)
    .toSorted((a, b) => b.value - a.value);
  const [high, low] = [known.at(0), known.at(-1)];
  if (!high || !low) return '';
  if (high === low)
    return say('summary.one', { label: high.label, value: formatValue(locale, high.unit, high.value), year });
  const values = { high: formatValue(locale, high.unit, high.value), low: formatValue(locale, low.unit, low.value) };
  return say('summary.range', { year, highLabel: high.label, lowLabel: low.label, ...values });
}

function sayGaps(say: Say, locale: Locale, series: readonly FigureSeries[]): string[] {
  const labels = labelsOf(series);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const where = (mark: string) =>
    series.flatMap((one, index) =>
      one.points.filter((point) => point.mark === mark).map(({ year }) => `${labels[index]} (${year})`),
    );
  const [withheld, missing] = [where('withheld'), where('missing')];
  return [
    withheld.length > 0 ? say('summary.withheld', { count: withheld.length, where: list.format(withheld) }) : '',
    missing.length > 0 ? say('summary.missing', { count: missing.length, where: list.format(missing) }) : '',
  ];
}
