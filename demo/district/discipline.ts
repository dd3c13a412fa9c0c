import type { SchoolYear } from './calendar.ts';
import type { Day } from './days.ts';
import type { Stint, Student } from './people/people.ts';
import { Chance } from './random.ts';

export interface Incident {
  id: string;
  school: number;
  day: Day;
  behavior: string;
  action: 'in-school suspension' | 'out-of-school suspension';
  first: Day;
  /** Days in session; half a day is 0.5. */
  days: number;
  /** The days in session that it takes, the first among them. */
  taken: readonly Day[];
}

const behaviors = {
  fighting: 24,
  'disorderly conduct': 30,
  insubordination: 18,
  'harassment or bullying': 9,
  'vaping or tobacco': 8,
  'theft or damage': 5,
  'controlled substance': 4,
  'weapon, not a firearm': 2,
};
const ofKind = { elementary: 0.013, middle: 0.08, high: 0.07 };

/** What a student was suspended for in one stint. Rare, and then often the same students again. */
export function incidentsOf(
  seed: number,
  student: Student,
  stint: Stint,
  kind: keyof typeof ofKind,
  year: SchoolYear,
): Incident[] {
  const chance = new Chance(seed, `discipline ${student.number}`, stint.first);
  const sessions = year.sessions.filter((day) => day >= stint.first && day <= stint.last);
  const sex = student.sex === 'male' ? 1.3 : 0.7;
  const rate = (ofKind[kind] * sex * Math.min(student.trouble, 12) * sessions.length) / 180;
  const incidents: Incident[] = [];
  let from = 0;
  while (incidents.length < 8 && chance.happens(incidents.length === 0 ? Math.min(rate, 0.7) : 0.3)) {
    const at = chance.between(from, sessions.length - 2);
    const day = sessions[at];
    if (day === undefined || at < from || at > sessions.length - 2) break;
    const action = chance.happens(0.55) ? 'out-of-school suspension' : 'in-school suspension';
    const wanted = Number(chance.weighed<string>(action === 'in-school suspension' ? inSchool : outOfSchool));
    const taken = sessions.slice(at + 1, at + 1 + Math.ceil(wanted));
    const id = `QHD-${year.start}-${student.number.slice(5)}-${sessions[at]! - year.firstDay}`;
    const days = Math.min(wanted, taken.length);
    incidents.push({
      id,
      school: stint.school,
      day,
      behavior: chance.weighed(behaviors),
      action,
      first: taken[0]!,
      days,
      taken,
    });
    from = at + 1 + taken.length;
  }
  return incidents;
}

const inSchool = { '0.5': 20, '1': 60, '2': 16, '3': 4 };
const outOfSchool = { '1': 32, '2': 24, '3': 20, '5': 16, '7': 4, '10': 4 };
