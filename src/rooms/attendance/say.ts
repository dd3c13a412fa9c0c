import { formatNumber } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { groupName, isGroup } from '#rooms/figures/room.js';
import type { Days } from './standing/standing.js';
import { words } from './words.js';

/** 12%: rounded down, so that nobody who is under a tenth seems to be at it. */
export const share = (locale: Locale, { enrolled, missed }: Days): string =>
  formatNumber(locale, enrolled === 0 ? 0 : Math.floor((100 * missed) / enrolled) / 100, { style: 'percent' });

export function gradeName(locale: Locale, grade: number | null): string {
  if (grade === null) return words.in(locale)('grade.unknown');
  const key =
    grade === -1 ? 'prekindergarten' : grade === 0 ? 'kindergarten' : grade === 13 ? 'ungraded' : `grade-${grade}`;
  return isGroup(key) ? groupName(locale, key) : key;
}

export const fullName = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  [familyName, givenName].filter(Boolean).join(', ');
