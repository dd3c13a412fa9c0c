import { dataEnd, type SchoolYear } from '../calendar.ts';
import { type Day, dayOf } from '../days.ts';
import { learningEnglish } from './heritage.ts';
import type { Family } from './history.ts';
import type { Household, Program, ProgramSpan, Student } from './people.ts';
import { Chance } from '../random.ts';
import type { Town } from '../town.ts';

/** The programs a student is in, with dates; none begins before the student does or after it has left. */
export function programsOf(
  chance: Chance,
  { seed, years }: Town,
  family: Family,
  household: Household,
  student: Pick<Student, 'stints'>,
): ProgramSpan[] {
  const [first, last] = [student.stints[0], student.stints.at(-1)];
  if (!first || !last) return [];
  const end = last.exit === '' ? undefined : last.last;
  const spans: ProgramSpan[] = [];
  const add = (program: Program, from: Day, to: Day | undefined) => {
    const begin = Math.max(from, first.first);
    const close = to === undefined || (end !== undefined && to > end) ? end : to;
    if (begin <= Math.min(close ?? dataEnd, end ?? dataEnd)) spans.push({ program, first: begin, last: close });
  };
  if (family.lowIncome) {
    // A change of status is found at the beginning of a school year.
    const lost = chance.happens(0.08) ? years[chance.between(1, 3)]!.firstDay - 1 : undefined;
    add('economically disadvantaged', first.first, lost);
  } else if (chance.happens(0.06)) add('economically disadvantaged', years[chance.between(1, 3)]!.firstDay, undefined);
  if (chance.happens(0.17)) {
    const found = chance.happens(0.75) ? first.first : dayOf(2023 + chance.between(0, 3), chance.between(1, 12), 1);
    add('disability', found, chance.happens(0.06) ? found + 400 : undefined);
  }
  if (chance.happens(learningEnglish[household.heritage] / 100)) {
    const left = chance.happens(0.28) ? years[chance.between(0, 3)]!.lastDay : undefined;
    add('english learner', first.first, left !== undefined && left < dataEnd ? left : undefined);
  }
  addHomeless(new Chance(seed, 'homeless', household.index), years, family, add);
  if (chance.happens(0.008)) {
    const taken = first.first + chance.between(0, 300);
    add('foster care', taken, chance.happens(0.5) ? taken + chance.between(60, 500) : undefined);
  }
  return spans.toSorted((one, other) => one.first - other.first);
}

type Add = (program: Program, from: Day, to: Day | undefined) => void;

/** A family loses its home together; the status then holds to the end of the school year. */
function addHomeless(chance: Chance, years: readonly SchoolYear[], family: Family, add: Add): void {
  for (const year of years) {
    if (!chance.happens(family.lowIncome ? 0.048 : 0.008)) continue;
    const begin = chance.happens(0.5) ? year.firstDay : chance.pick(year.sessions);
    add('homeless', begin, year.lastDay < dataEnd ? year.lastDay : undefined);
  }
}
