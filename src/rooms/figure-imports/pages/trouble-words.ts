import type { Locale } from '#ground/i18n/locale.js';
import type { Trouble } from '../check/troubles.js';
import { words } from '../words.js';

const failures = [
  'file-empty',
  'file-is-workbook',
  'file-is-document',
  'file-not-text',
  'file-broken',
  'header-not-found',
  'no-rows',
  'no-network',
  'mapping-does-not-fit',
  'not-settled',
  'check-again',
  'has-errors',
] as const;

/** Why work on an import stopped, and what to do, in words. */
export function saysFailure(locale: Locale, code: string | null): string {
  const known = failures.find((each) => each === code);
  return words.in(locale)(known ? `failure.${known}` : 'failure.unexpected');
}

/** What is wrong, and what to do about it. */
export function saysTrouble(
  locale: Locale,
  { code, value = '', column = '', hint = {}, count }: Trouble,
): { message: string; remedy: string } {
  const say = words.in(locale);
  const values = {
    value,
    column,
    count,
    as: '',
    digits: '',
    first: '',
    cells: '',
    columns: '',
    total: '',
    parts: '',
    ...hint,
  };
  return { message: say(`trouble.${code}`, values), remedy: say(`remedy.${code}`, values) };
}
