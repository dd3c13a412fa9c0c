import { type Day, dayOf, easter, nthWeekday, weekday } from './days.ts';
import { Chance } from './random.ts';
import type { School } from './schools.ts';

export interface CalendarDay {
  day: Day;
  inSession: boolean;
  half: boolean;
  /** Why there is no school, or only half a day; empty on an ordinary day. */
  note: string;
}

export interface SchoolYear {
  /** The year in which it begins. */
  start: number;
  /** As 2025-26. */
  name: string;
  firstDay: Day;
  lastDay: Day;
  /** Every weekday from the first to the last day, the same for all schools but for closings of one school. */
  days: CalendarDay[];
  /** Days on which one school alone was closed, by its place in the list of schools. */
  closings: Map<number, Day>;
  /** Days in session, to the day on which the data end. */
  sessions: Day[];
}

/** The day on which the data end; the school year around it is the running one. */
export const dataEnd: Day = dayOf(2026, 11, 13);
const daysInSession = 180;

/** The school year of the district that begins in this year: Rhode Island's holidays, snow days made up for in June. */
export function schoolYear(seed: number, start: number, schools: readonly School[]): SchoolYear {
  const closed = holidays(start);
  const snow = snowDays(seed, start, closed);
  const firstDay = nthWeekday(start, 9, 1, 1) - 5;
  const early = earlyReleases(start);
  const days: CalendarDay[] = [];
  for (let day = firstDay, count = 0; count < daysInSession; day += 1) {
    if (weekday(day) === 0 || weekday(day) === 6) continue;
    const holiday = closed.get(day);
    const inSession = holiday === undefined && !snow.has(day);
    if (inSession) count += 1;
    const half = inSession && (early.has(day) || count === daysInSession);
    const note = holiday ?? (snow.has(day) ? 'Snow day' : half ? (early.get(day) ?? 'Last day of school') : '');
    days.push({ day, inSession, half, note });
  }
  const sessions = days.filter(({ day, inSession }) => inSession && day <= dataEnd).map(({ day }) => day);
  return {
    start,
    name: `${start}-${String((start + 1) % 100).padStart(2, '0')}`,
    firstDay,
    lastDay: days.at(-1)!.day,
    days,
    closings: closingsOf(seed, start, schools, sessions),
    sessions,
  };
}

function holidays(start: number): Map<Day, string> {
  const closed = new Map<Day, string>();
  const close = (from: Day, to: Day, why: string) => {
    for (let day = from; day <= to; day += 1) if (!closed.has(day)) closed.set(day, why);
  };
  const laborDay = nthWeekday(start, 9, 1, 1);
  close(laborDay - 3, laborDay, 'Labor Day weekend');
  if (start % 2 === 0) {
    const election = nthWeekday(start, 11, 1, 1) + 1;
    // Schools are polling places; the state primary is eight weeks before the election.
    close(election - 56, election - 56, 'State primary');
    close(election, election, 'Election Day');
  }
  const columbus = nthWeekday(start, 10, 1, 2);
  close(columbus, columbus, 'Indigenous Peoples’ Day / Columbus Day');
  const veterans = dayOf(start, 11, 11);
  close(veterans + (weekday(veterans) === 0 ? 1 : 0), veterans + (weekday(veterans) === 0 ? 1 : 0), 'Veterans Day');
  const thanksgiving = nthWeekday(start, 11, 4, 4);
  close(thanksgiving, thanksgiving + 1, 'Thanksgiving recess');
  close(dayOf(start, 12, 24), dayOf(start + 1, 1, 1), 'Winter recess');
  const king = nthWeekday(start + 1, 1, 1, 3);
  close(king, king, 'Martin Luther King Jr. Day');
  const presidents = nthWeekday(start + 1, 2, 1, 3);
  close(presidents, presidents + 4, 'February recess');
  close(easter(start + 1) - 2, easter(start + 1) - 2, 'Good Friday');
  const april = nthWeekday(start + 1, 4, 1, 3);
  close(april, april + 4, 'April recess');
  const memorial = nthWeekday(start + 1, 6, 1, 1) - 7;
  close(memorial, memorial, 'Memorial Day');
  close(dayOf(start + 1, 6, 19), dayOf(start + 1, 6, 19), 'Juneteenth');
  return closed;
}

function earlyReleases(start: number): Map<Day, string> {
  const training = 'Early release: staff learning';
  return new Map([
    [nthWeekday(start, 10, 5, 1), training],
    [nthWeekday(start, 11, 4, 4) - 1, 'Early release: Thanksgiving'],
    [nthWeekday(start, 12, 5, 1), training],
    [nthWeekday(start + 1, 2, 5, 1), training],
    [nthWeekday(start + 1, 3, 5, 2), training],
    [nthWeekday(start + 1, 5, 5, 1), training],
  ]);
}

/** From one to four days of snow between January and mid-March, none of them after the data end. */
function snowDays(seed: number, start: number, closed: ReadonlyMap<Day, string>): Set<Day> {
  const chance = new Chance(seed, 'snow', start);
  const wanted = chance.between(1, 4);
  const snow = new Set<Day>();
  while (snow.size < wanted) {
    const day = dayOf(start + 1, 1, 5) + chance.between(0, 68);
    if (day > dataEnd) return new Set();
    if (weekday(day) % 6 !== 0 && !closed.has(day)) snow.add(day);
  }
  return snow;
}

/** One school in four loses a day that is not made up for: no water, no heat, no power. */
function closingsOf(seed: number, start: number, schools: readonly School[], sessions: readonly Day[]) {
  const chance = new Chance(seed, 'closings', start);
  const closings = new Map<number, Day>();
  for (const { index } of schools) if (chance.happens(0.25)) closings.set(index, chance.pick(sessions));
  return closings;
}
