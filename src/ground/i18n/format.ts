import { languageTags, type Locale } from './locale.js';

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** A number as the language writes it, such as 1,234.5. */
export const formatNumber = (locale: Locale, value: number, options: Intl.NumberFormatOptions = {}) =>
  (
    kept(
      `n${locale}${JSON.stringify(options)}`,
      () => new Intl.NumberFormat(languageTags[locale], options),
    ) as Intl.NumberFormat
  ).format(value);

/** A date (or an ISO day, taken as that day everywhere) as the language writes it, such as October 1, 2024. */
export function formatDate(
  locale: Locale,
  value: Date | string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'long' },
) {
  const isDay = typeof value === 'string' && value.length === 10;
  const date = typeof value === 'string' ? new Date(isDay ? `${value}T00:00:00Z` : value) : value;
  const zone = isDay ? { timeZone: 'UTC' } : {};
  return (
    kept(
      `d${locale}${isDay}${JSON.stringify(options)}`,
      () => new Intl.DateTimeFormat(languageTags[locale], { ...options, ...zone }),
    ) as Intl.DateTimeFormat
  ).format(date);
}

/** The day of a moment, as calendars show it in a time zone (an IANA name). */
export const formatDay = (locale: Locale, timeZone: string, when: Date, dateStyle: 'long' | 'medium' = 'long') =>
  formatDate(locale, when, { dateStyle, timeZone });

/** A moment to the minute, as clocks show it in a time zone (an IANA name). */
export const formatMoment = (locale: Locale, timeZone: string, when: Date) =>
  formatDate(locale, when, { dateStyle: 'medium', timeStyle: 'short', timeZone });

/** Names in the order in which the language's speakers look them up. */
export const byName = (locale: Locale) =>
  new Intl.Collator(languageTags[locale], { numeric: true, sensitivity: 'base' }).compare;

function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T) {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
