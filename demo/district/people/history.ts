import { dataEnd, type SchoolYear } from '../calendar.ts';
import type { Day } from '../days.ts';
import { detour, type Oddity } from './odd.ts';
import type { Stint } from './people.ts';
import type { Chance } from '../random.ts';
import { choices, kindOf } from '../schools.ts';

export interface Family {
  town: number;
  /** The elementary school of where it lives, by its place in the list. */
  elementary: number;
  lowIncome: boolean;
  /** The days between which it lives in the district. */
  presence: { from: Day; to: Day };
  /** Of each school year, the day on which it moves within the district, if it does. */
  moves: (Day | undefined)[];
}

/** Of a hundred families, 14 come and 14 go in these years. */
export function presenceOf(chance: Chance, years: readonly SchoolYear[]): Family['presence'] {
  const day = chance.between(years[0]!.firstDay, years.at(-1)!.lastDay);
  const kind = chance.weighed({ stays: 72, comes: 14, goes: 14 });
  return { from: kind === 'comes' ? day : -Infinity, to: kind === 'goes' ? day : Infinity };
}

const retention: Record<number, number> = { 0: 0.02, 1: 0.02, 9: 0.05 };

/** A student's way through the school years: entry, promotion, changes of school, withdrawal, graduation. */
export function historyOf(
  chance: Chance,
  years: readonly SchoolYear[],
  family: Family,
  cohort: number,
  odd: Oddity | undefined,
): Stint[] {
  const stints: Stint[] = [];
  let grade = cohort;
  let [school, elementary] = [-1, family.elementary];
  let entry: Stint['entry'] = 'promoted';
  for (const [index, year] of years.entries()) {
    if (grade > 12) break;
    if (grade >= 0) {
      const kind = kindOf(grade);
      const options = choices(family.town, kind);
      if (kind === 'elementary') school = elementary;
      else if (options[school] === undefined) school = Number(chance.weighed(options));
      if (grade === 0 || (index === 0 && chance.happens(0.03))) entry = entry === 'retained' ? entry : 'new';
      const made = yearOf(chance, year, { year: index, school, grade, entry }, family, odd);
      stints.push(...made);
      const last = made.at(-1);
      if (last?.exit === 'dropped out' || last?.exit === 'graduated') break;
      if (last) school = last.school;
      if (last && kind === 'elementary') elementary = last.school;
      entry = chance.happens(retention[grade] ?? 0.007) || (grade === 12 && last) ? 'retained' : 'promoted';
    }
    if (entry !== 'retained') grade += grade > 0 && grade < 8 && odd === 'skipped a grade' && index === 0 ? 2 : 1;
  }
  return stints;
}

type Start = Pick<Stint, 'year' | 'school' | 'grade' | 'entry'>;

function yearOf(chance: Chance, year: SchoolYear, start: Start, family: Family, odd: Oddity | undefined): Stint[] {
  const { from, to } = family.presence;
  let days = year.sessions.filter((day) => day >= from && day <= to);
  if (days.length === 0) return [];
  const running = year.lastDay > dataEnd;
  let exit: Stint['exit'] = to < year.lastDay && to < dataEnd ? 'moved away' : running ? '' : 'end of year';
  if (start.grade >= 10 && exit !== 'moved away' && days.length > 40 && chance.happens(0.018)) {
    days = days.slice(0, chance.between(30, days.length - 2));
    exit = 'dropped out';
  } else if (start.grade === 12 && exit === 'end of year' && chance.happens(0.95)) {
    // Seniors leave about a week before the others.
    days = days.slice(0, -6);
    if (days.length === 0) return [];
    exit = 'graduated';
  }
  const entry = from > year.firstDay ? 'moved in' : start.entry;
  const whole: Stint = { ...start, entry, exit, first: days[0]!, last: days.at(-1)! };
  return odd ? detour(odd, whole, days) : transfers(chance, whole, days, family);
}

/** Families that move change the elementary school; now and then a student changes school alone. */
function transfers(chance: Chance, whole: Stint, days: readonly Day[], family: Family): Stint[] {
  const others = choices(family.town, kindOf(whole.grade));
  delete others[whole.school];
  const own = chance.happens(0.03) ? chance.pick(days) : undefined;
  const moved = family.moves[whole.year];
  const follows = whole.grade <= 5 || chance.happens(0.55);
  const day = moved !== undefined && follows ? moved : own;
  const at = day === undefined ? -1 : days.indexOf(day);
  if (at < 5 || at > days.length - 5 || Object.keys(others).length === 0) return [whole];
  // The same for all children of a family that moves: the next school in the list.
  const next = Number(Object.keys(others).find((other) => Number(other) > whole.school) ?? Object.keys(others)[0]);
  return [
    { ...whole, last: days[at - 1]!, exit: 'transfer within district' },
    { ...whole, school: next, first: days[at]!, entry: 'transfer within district' },
  ];
}
