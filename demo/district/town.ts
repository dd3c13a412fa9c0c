import { type SchoolYear, schoolYear } from './calendar.ts';
import { type School, schoolsFor } from './schools.ts';

/** What all households share. */
export interface Town {
  seed: number;
  students: number;
  schools: readonly School[];
  /** All school years that histories run through, whichever are asked for. */
  years: readonly SchoolYear[];
}

/** The school years that there are, by the year in which they begin; the last is the running one. */
export const startYears = [2023, 2024, 2025, 2026] as const;

export function townOf(seed: number, students: number): Town {
  const schools = schoolsFor(students);
  return { seed, students, schools, years: startYears.map((start) => schoolYear(seed, start, schools)) };
}
