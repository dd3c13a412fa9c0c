import { formatDay } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { lastDay } from './report.js';
import { words } from './words.js';

/** What every copy of a report says of itself. */
export interface Mark {
  district: string;
  number: number;
  issuedAt: Date;
  expiresAt: Date;
  recipient: string;
  organization: string;
}

/** The line that stands on every page and at the head and the end of every file: for whom, which report, of when, until when. */
export function watermark(
  locale: Locale,
  timeZone: string,
  { district, number, issuedAt, expiresAt, recipient, organization }: Mark,
): string {
  return words.in(locale)('watermark', {
    recipient,
    organization,
    number,
    district,
    issued: formatDay(locale, timeZone, issuedAt),
    expires: formatDay(locale, timeZone, lastDay(expiresAt)),
  });
}
