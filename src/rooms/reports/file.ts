import type { Locale } from '#ground/i18n/locale.js';
import { valueOf, yearName } from '#rooms/results/room.js';
import type { Content } from './issuing/figures.js';
import { type Mark, watermark } from './watermark.js';

const header = [
  'place',
  'place name',
  'year',
  'as of',
  'indicator',
  'indicator name',
  'group',
  'students',
  'numerator',
  'denominator',
  'value',
  'unit',
];

/** A report as a CSV file: every exact figure below its heading, between two lines that say for whom it is. */
export function reportFile(
  locale: Locale,
  timeZone: string,
  mark: Mark,
  { indicators, figures }: Content,
): { name: string; head: string[]; rows: (string | number | null)[][] } {
  const line = watermark(locale, timeZone, mark);
  const rows = indicators.flatMap((indicator) =>
    figures
      .filter((figure) => figure.indicator === indicator.key)
      .map((figure) => [
        figure.place,
        figure.placeName,
        yearName(figure.year),
        figure.asOf,
        indicator.key,
        indicator.name[locale],
        figure.group,
        figure.students,
        figure.numerator,
        figure.denominator,
        valueOf(indicator, figure),
        indicator.unit,
      ]),
  );
  return {
    name: `exact-not-for-publication-report-${mark.number}.csv`,
    head: [line],
    rows: [header, ...rows, [line]],
  };
}
