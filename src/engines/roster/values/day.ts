import type { Day } from '../records.js';

export type DayOrder = 'month first' | 'day first';

export type DayReading =
  | { day: Day }
  | { code: 'day-missing' | 'day-not-understood' | 'day-impossible' | 'year-short' };

/**
 * Reads a day as exports write it: `2024-09-03`, `20240903`, `9/3/2024` or `3.9.2024` by the order given, `03-SEP-2024`,
 * `Sep 3, 2024`, a spreadsheet's day number `45538`, each with a time behind it, which is left out without moving it
 * between time zones. Years of two digits are refused: a birthday in `08` may be in either century.
 */
export function readDay(text: string, order: DayOrder = 'month first'): DayReading {
  const written = text.trim().replace(/[T ]+\d{1,2}:\d{2}.*$/iu, '');
  if (written === '' || written === '-') return { code: 'day-missing' };
  const year = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$|^((?:19|20)\d{2})(\d{2})(\d{2})$/u.exec(written);
  if (year) return dayOf(year[1] ?? year[4]!, year[2] ?? year[5]!, year[3] ?? year[6]!);
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/u.exec(written);
  if (parts)
    return order === 'month first' ? dayOf(parts[3]!, parts[1]!, parts[2]!) : dayOf(parts[3]!, parts[2]!, parts[1]!);
  const named = /^(?:(\d{1,2})[-\s]([a-z]{3,9})|([a-z]{3,9})\.?\s+(\d{1,2}),?)[-\s](\d{4}|\d{2})$/iu.exec(written);
  if (named) return dayOf(named[5]!, monthOf(named[2] ?? named[3]!), named[1] ?? named[4]!);
  return fromSpreadsheet(written) ?? { code: 'day-not-understood' };
}

/** The order of month and day that the days of a column prove; nothing where all of them can be read both ways, or some prove each. */
export function orderOf(texts: readonly string[]): DayOrder | 'mixed' | undefined {
  let [monthFirst, dayFirst] = [false, false];
  for (const text of texts) {
    const parts = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/u.exec(text);
    if (Number(parts?.[1]) > 12) dayFirst = true;
    if (Number(parts?.[2]) > 12) monthFirst = true;
  }
  if (monthFirst && dayFirst) return 'mixed';
  return monthFirst ? 'month first' : dayFirst ? 'day first' : undefined;
}

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Date.parse(day) / millisecondsOfDay;

export const dayBefore = (day: Day): Day => fromNumber(dayNumber(day) - 1);

/** Whole years between two days. */
export function yearsBetween(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

const millisecondsOfDay = 86_400_000;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthOf = (name: string): string => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function dayOf(year: string, month: string, day: string): DayReading {
  if (year.length === 2) return { code: 'year-short' };
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const exists = Number(year) >= 1900 && new Date(time).toISOString().startsWith(written);
  return exists ? { day: written } : { code: 'day-impossible' };
}

/** Spreadsheets count days from 1899-12-30; numbers from 1954 to 2119 are taken for days. */
function fromSpreadsheet(text: string): DayReading | undefined {
  const serial = /^([2-7]\d{4})(?:\.\d+)?$/u.exec(text);
  return serial ? { day: fromNumber(Number(serial[1]) - 25_569) } : undefined;
}

const fromNumber = (number: number): Day => new Date(number * millisecondsOfDay).toISOString().slice(0, 10);
