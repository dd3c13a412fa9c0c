import { formatDate, formatNumber } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import type { Extent } from './cells.js';
import type { Indicator } from './indicators/indicator.js';
import { words } from './words.js';

/** A number as its unit is written: 1,234; 12.5%; 13.2. A dash where there is none. */
export function formatValue(locale: Locale, unit: Indicator['unit'], value: number | null): string {
  if (value === null) return '–';
  if (unit !== 'percent') return formatNumber(locale, value, { maximumFractionDigits: 1 });
  const percent = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  return formatNumber(locale, value / 100, percent);
}

/** The same at the axis of a chart, where round numbers stand. */
export const formatAxis = (locale: Locale, unit: Indicator['unit'], value: number): string =>
  unit === 'percent'
    ? formatNumber(locale, value / 100, { style: 'percent', maximumFractionDigits: 1 })
    : formatValue(locale, unit, value);

/** 2025 is the school year 2025–26. */
export const yearName = (year: number): string => `${year}–${String((year + 1) % 100).padStart(2, '0')}`;

/** The year, and for the running one the day it goes to. */
export function yearLabel(locale: Locale, { year, asOf, running }: Extent): string {
  if (!running || !asOf) return yearName(year);
  return words.in(locale)('year.running', {
    year: yearName(year),
    day: formatDate(locale, asOf, { dateStyle: 'medium' }),
  });
}
