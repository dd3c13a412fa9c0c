import type { Day } from '../days.ts';
import type { Stint, Student } from './people.ts';
import type { Chance } from '../random.ts';

/** What is rare but right, and breaks whoever thought it cannot be. */
export type Oddity =
  | 'name of one letter'
  | 'very long name'
  | 'born years earlier'
  | 'enrolled for one day'
  | 'left and came back'
  | 'skipped a grade';

const kinds: readonly Oddity[] = [
  'name of one letter',
  'very long name',
  'born years earlier',
  'enrolled for one day',
  'left and came back',
  'skipped a grade',
];

/** Of a thousand students, four. */
export const oddityOf = (chance: Chance): Oddity | undefined =>
  chance.happens(0.004) ? chance.pick(kinds) : undefined;

/** The same student, with an odd name or birth date if that is its oddity. */
export function oddName(odd: Oddity | undefined, student: Student): Student {
  if (odd === 'name of one letter') return { ...student, familyName: 'O', middleName: '' };
  if (odd === 'very long name')
    return {
      ...student,
      givenName: `${student.givenName} Maximiliano de los Ángeles`,
      familyName: `${student.familyName}-Montgomery-Featherstonehaugh de la Santísima Trinidad`,
    };
  // A student who came to this country late, or was ill for long: up to the age of 21 school is open to all.
  if (odd === 'born years earlier') return { ...student, birth: student.birth - 2 * 365 };
  return student;
}

/** A school year with an odd course: days are the days in session of the whole stint. */
export function detour(odd: Oddity, whole: Stint, days: readonly Day[]): Stint[] {
  if (odd === 'enrolled for one day' && whole.year === 0) return [{ ...whole, last: whole.first, exit: 'moved away' }];
  if (odd === 'left and came back' && days.length > 40)
    return [
      { ...whole, last: days[10]!, exit: 'moved away' },
      { ...whole, first: days[30]!, entry: 'returned' },
    ];
  return [whole];
}
