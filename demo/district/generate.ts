import { householdCount, householdOf } from './people/household.ts';
import { type OneRosterFile, oneRosterColumns } from './oneroster/columns.ts';
import { addFamily } from './oneroster/families.ts';
import { addSchools } from './oneroster/schools.ts';
import { addCalendar, addRegisters, asItStood, type Register, registerColumns } from './registers.ts';
import { seasonOf } from './seasons.ts';
import { homerooms } from './oneroster/staff.ts';
import { startYears, townOf } from './town.ts';
import { withErrors } from './errors/errors.ts';

export interface DistrictOptions {
  /** Any whole number: the same one gives the same district. */
  seed?: number;
  /** About how many students a school year has. */
  students?: number;
  /** School years by the year in which they begin, from 2023 to 2026; 2026 is the running one, to mid-November. */
  years?: readonly number[];
  /** An ISO day: what the files said at its end. Without it, all that there is. */
  until?: string;
}

/** Some rows of one file; the rows of a file come in their order, those of several files by turns. */
export interface Rows {
  /** Its path in the folder, such as 2025-26/absences.csv. */
  file: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

export const defaults = { seed: 1998, students: 3500, years: startYears } as const;
const rowsAtOnce = 500;

/**
 * The fictional district, household by household: memory does not grow with its size, and every row is decided by the seed,
 * whichever years are asked for. Throws a RangeError where an option makes no sense.
 */
export async function* generateDistrict(options: DistrictOptions = {}): AsyncGenerator<Rows> {
  const { seed, students, years: wanted, until } = { ...defaults, ...options };
  const unknown = wanted.find((year) => !startYears.some((start) => start === year));
  if (unknown !== undefined) throw new RangeError(`There is no school year that begins in ${unknown}`);
  if (!Number.isInteger(seed) || !Number.isInteger(students) || students < 100)
    throw new RangeError(
      'The seed and the number of students are whole numbers, and a district has 100 students or more',
    );
  const town = townOf(seed, students);
  const pending = new Map<string, { file: string; columns: readonly string[]; rows: (readonly string[])[] }>();
  const full: Rows[] = [];
  const put = (file: string, columns: readonly string[], made: string[]) => {
    const row = until === undefined ? made : asItStood(until, file, columns, made);
    if (!row) return;
    let batch = pending.get(file);
    if (!batch) pending.set(file, (batch = { file, columns, rows: [] }));
    batch.rows.push(row);
    if (batch.rows.length < rowsAtOnce) return;
    full.push(batch);
    pending.delete(file);
  };
  const years = town.years
    .filter(({ start }) => wanted.some((year) => year === start))
    .map((year) => {
      const rooms = homerooms(town, year.start);
      return {
        year,
        rooms,
        roomsOf: Map.groupBy(rooms, ({ school, grade }) => `${school.id} ${grade}`),
        season: seasonOf(seed, year),
        roster: (file: OneRosterFile, row: string[]) =>
          put(`${year.name}/oneroster/${file}.csv`, oneRosterColumns[file], row),
        register: (file: Register, row: string[]) => put(`${year.name}/${file}.csv`, registerColumns[file], row),
      };
    });
  for (const { year, rooms, roster, register } of years) {
    addSchools(town, year, rooms, roster);
    addCalendar(town, year, register);
  }
  for (let index = 0; index < householdCount(students); index += 1) {
    const household = householdOf(town, index);
    for (const { year, roomsOf, season, roster, register } of years) {
      addFamily(town, year, household, roomsOf, roster);
      addRegisters(town, year, season, household, register);
    }
    yield* full.splice(0);
  }
  yield* full;
  yield* pending.values();
  yield* withErrors(town);
}
