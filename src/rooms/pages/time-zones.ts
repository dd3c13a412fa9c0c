import type { Locale } from '#ground/i18n/locale.js';

/** The time zones that a coalition can choose from: those of the United States, from east to west. */
export const timeZones: readonly string[] = [
  'America/Puerto_Rico',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'Pacific/Guam',
];

/** Names of zones changed with the years; this is a day on which those of today hold. */
const today = Date.UTC(2026, 0, 15);

/** What people call a time zone, such as "Eastern Time (New York)". */
export function timeZoneName(locale: Locale, timeZone: string): string {
  const name = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(today)
    .find(({ type }) => type === 'timeZoneName')!.value;
  return `${name.charAt(0).toLocaleUpperCase(locale)}${name.slice(1)} (${timeZone.replace(/^.*\//, '').replaceAll('_', ' ')})`;
}
