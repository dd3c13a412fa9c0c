import { type Day, iso } from '../days.ts';
import type { Stint, Student } from '../people/people.ts';

/** A student with the school it is in now. */
export interface Enrolled {
  student: Student;
  stint: Stint;
}

/** In the form of a student's id, and nobody's: it is above the prime number that all of them are remainders of. */
export const nobody = '990009999999';

/** A date as a spreadsheet shows it: month/day/year. */
export function slashes(day: Day): string {
  const [year, month, date] = iso(day).split('-').map(Number);
  return `${month}/${date}/${year}`;
}
