import { dataEnd, type SchoolYear } from './calendar.ts';
import type { Day } from './days.ts';
import type { Incident } from './discipline.ts';
import type { Household, ProgramSpan, Stint, Student } from './people/people.ts';
import { Chance } from './random.ts';
import type { School } from './schools.ts';

export interface Absence {
  school: number;
  day: Day;
  part: 'full day' | 'morning' | 'afternoon';
  excused: boolean;
  reason: Reason;
}

type Reason =
  | 'illness'
  | 'medical appointment'
  | 'family'
  | 'religious observance'
  | 'transportation'
  | 'unverified'
  | 'truancy'
  | 'suspension';

const base = 0.0374;
const young = {
  illness: 54,
  'medical appointment': 9,
  family: 13,
  'religious observance': 1,
  transportation: 5,
  unverified: 18,
};
const older = {
  illness: 36,
  'medical appointment': 9,
  family: 8,
  'religious observance': 1,
  transportation: 4,
  unverified: 22,
  truancy: 20,
};
const ofGrade = [1.3, 1.1, 1, 0.95, 0.92, 0.92, 0.95, 1, 1.05, 1.1, 1.08, 1.12, 1.2];
const ofProgram: Partial<Record<ProgramSpan['program'], number>> = {
  disability: 1.25,
  homeless: 1.75,
  'foster care': 1.15,
};

interface Presence {
  stint: Stint;
  chance: number;
  spell: Reason | undefined;
  suspended: ReadonlySet<Day>;
  closed: Day | undefined;
  absences: Absence[];
}

/**
 * The absences of a household's students in one school year, in the order of the students and of the days.
 * What one child catches, the others often have too; who was ill yesterday is often ill today.
 */
export function absencesOf(
  { seed, schools, year, season }: { seed: number; schools: readonly School[]; year: SchoolYear; season: Float64Array },
  household: Household,
  index: number,
  incidents: ReadonlyMap<Student, readonly Incident[]>,
): Map<Student, Absence[]> {
  const chance = new Chance(seed, 'absence', household.index * 8 + index);
  const absences = new Map<Student, Absence[]>();
  const present: Presence[] = [];
  for (const student of household.students) {
    const yearly = Math.sqrt(Math.sqrt(Math.sqrt(chance.heavyTailed())));
    const own: Absence[] = [];
    const suspensions = incidents.get(student)?.filter(({ action }) => action === 'out-of-school suspension') ?? [];
    const suspended = new Set(suspensions.flatMap(({ taken }) => taken));
    for (const stint of student.stints.filter((stint) => stint.year === index))
      present.push({
        stint,
        chance:
          base *
          student.absence *
          yearly *
          schools[stint.school]!.absence *
          ofGrade[stint.grade]! *
          programs(student, stint),
        spell: undefined,
        suspended,
        closed: year.closings.get(stint.school),
        absences: own,
      });
    absences.set(student, own);
  }
  const together = present.length > 1 ? 0.55 * Math.min(...present.map(({ chance }) => chance)) : 0;
  for (const [place, day] of year.sessions.entries()) {
    if (day > dataEnd) break;
    const shared = chance.happens(together * season[place]!);
    for (const one of present)
      if (day >= one.stint.first && day <= one.stint.last) live(chance, one, day, season[place]!, shared);
  }
  return absences;
}

function programs(student: Student, stint: Stint): number {
  let factor = 1;
  for (const { program, first, last } of student.programs)
    if (first <= stint.last && (last === undefined || last >= stint.first)) factor *= ofProgram[program] ?? 1;
  return factor;
}

/** One day of one student. */
function live(chance: Chance, one: Presence, day: Day, season: number, shared: boolean): void {
  const { stint, closed, spell, suspended, absences } = one;
  const add = (reason: Reason, part: Absence['part'], excused: boolean) =>
    absences.push({ school: stint.school, day, part, excused, reason });
  if (day === closed) return;
  if (suspended.has(day)) return void add('suspension', 'full day', true);
  if (spell !== undefined && chance.happens(0.36)) return void add(spell, 'full day', isExcused(chance, spell));
  one.spell = undefined;
  const absent = shared ? chance.happens(0.75) : chance.happens(Math.min(0.8, one.chance * season));
  if (!absent) return;
  const reason = shared
    ? chance.pick(['illness', 'illness', 'family'] as const)
    : chance.weighed(stint.grade < 6 ? young : older);
  if (reason === 'illness' || reason === 'family' || reason === 'unverified') one.spell = reason;
  const half = chance.happens(reason === 'medical appointment' ? 0.75 : 0.05);
  add(reason, half ? (chance.happens(0.5) ? 'morning' : 'afternoon') : 'full day', isExcused(chance, reason));
}

function isExcused(chance: Chance, reason: Reason): boolean {
  if (reason === 'truancy' || reason === 'unverified') return false;
  if (reason === 'medical appointment' || reason === 'religious observance' || reason === 'suspension') return true;
  return chance.happens(reason === 'illness' ? 0.85 : 0.6);
}
