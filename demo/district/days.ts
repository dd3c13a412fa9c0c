/** A day as the number of days since 1970-01-01: whole numbers, no clock, no time zone. */
export type Day = number;

export const dayOf = (year: number, month: number, date: number): Day => Date.UTC(year, month - 1, date) / 86_400_000;

/** As 2026-11-13. */
export function iso(day: Day): string {
  let text = known.get(day);
  if (text === undefined) known.set(day, (text = new Date(day * 86_400_000).toISOString().slice(0, 10)));
  return text;
}

const known = new Map<Day, string>();

/** 0 is Sunday. */
export const weekday = (day: Day): number => (day + 4) % 7;

/** The first, second … such weekday of a month. */
export function nthWeekday(year: number, month: number, day: number, nth: number): Day {
  const first = dayOf(year, month, 1);
  return first + ((day - weekday(first) + 7) % 7) + (nth - 1) * 7;
}

/** Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}
