import type { Child } from 'hono/jsx';
import { formatNumber } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { WithheldMark } from '#ground/ui/index.js';
import type { Measure } from '../measures.js';
import type { Mark } from '../series.js';
import { words } from '../words.js';

/** A number as its unit is written: 1,234; 12.5%; 13.2. */
export function formatFigure(locale: Locale, unit: Measure['unit'], value: number): string {
  if (unit === 'percent') return formatNumber(locale, value / 100, { style: 'percent', maximumFractionDigits: 1 });
  return formatNumber(locale, value, { maximumFractionDigits: 1 });
}

/** A figure for the eye: the number, or the mark that stands in its place. Nothing but the mark tells why. */
export function ShowFigure({
  locale,
  unit,
  figure,
}: {
  locale: Locale;
  unit: Measure['unit'];
  figure: { value: number | null; mark: Mark } | undefined;
}): Child {
  const say = words.in(locale);
  if (figure?.mark === 'withheld') return <WithheldMark label={say('mark.withheld')} />;
  if (figure?.mark === 'not applicable') return say('mark.not-applicable');
  if (figure?.value === null || figure === undefined) return say('mark.missing');
  return formatFigure(locale, unit, figure.value);
}
