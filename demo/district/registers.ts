import { absencesOf } from './absence.ts';
import { dataEnd, type SchoolYear } from './calendar.ts';
import { iso } from './days.ts';
import { incidentsOf } from './discipline.ts';
import type { Household } from './people/people.ts';
import { gradeCode } from './schools.ts';
import type { Town } from './town.ts';

/** The plain files of a school year, for what OneRoster has not. Every last day is counted in. */
export const registerColumns = {
  calendar: ['school_id', 'date', 'in_session', 'day_length', 'note'],
  'entries-withdrawals': ['student_id', 'school_id', 'grade', 'first_day', 'entry', 'last_day', 'exit'],
  absences: ['student_id', 'school_id', 'date', 'part_of_day', 'excused', 'reason'],
  discipline: ['incident_id', 'student_id', 'school_id', 'incident_date', 'behavior', 'action', 'first_day', 'days'],
  programs: ['student_id', 'program', 'first_day', 'last_day'],
  addresses: ['student_id', 'household_id', 'street', 'city', 'state', 'zip'],
} as const;

export type Register = keyof typeof registerColumns;
type Add = (register: Register, row: string[]) => void;

export function addCalendar({ schools }: Town, year: SchoolYear, add: Add): void {
  for (const school of schools)
    for (const { day, inSession, half, note } of year.days) {
      const closed = year.closings.get(school.index) === day;
      const length = !inSession || closed ? '' : half ? 'half' : 'full';
      const why = closed ? 'Building closed' : note;
      add('calendar', [school.id, iso(day), length === '' ? 'no' : 'yes', length, why]);
    }
}

/** A household's rows in a year's registers. */
export function addRegisters(town: Town, year: SchoolYear, season: Float64Array, household: Household, add: Add): void {
  const index = town.years.indexOf(year);
  const { seed, schools } = town;
  const incidents = new Map(
    household.students.map((student) => [
      student,
      student.stints
        .filter((stint) => stint.year === index)
        .flatMap((stint) => incidentsOf(seed, student, stint, schools[stint.school]!.kind, year)),
    ]),
  );
  const absences = absencesOf({ seed, schools, year, season }, household, index, incidents);
  const seenUntil = Math.min(year.lastDay, dataEnd);
  const seenFrom = index === 0 ? -Infinity : town.years[index - 1]!.lastDay + 1;
  for (const student of household.students) {
    const { number } = student;
    const stints = student.stints.filter((stint) => stint.year === index);
    if (stints.length === 0) continue;
    add('addresses', [
      number,
      `QHH-${household.index}`,
      household.streets[index]!,
      'Quahog Harbor (fictional)',
      'RI',
      '00000',
    ]);
    for (const { school, grade, first, entry, last, exit } of stints) {
      const until = exit === '' ? '' : iso(last);
      add('entries-withdrawals', [number, schools[school]!.id, gradeCode(grade), iso(first), entry, until, exit]);
    }
    for (const { program, first, last } of student.programs) {
      if (first > seenUntil || (last !== undefined && last < seenFrom)) continue;
      // What had not happened when the year ended is not in that year's file.
      add('programs', [number, program, iso(first), last === undefined || last > seenUntil ? '' : iso(last)]);
    }
    for (const { school, day, part, excused, reason } of absences.get(student)!)
      add('absences', [number, schools[school]!.id, iso(day), part, excused ? 'yes' : 'no', reason]);
    for (const { id, school, day, behavior, action, first, days } of incidents.get(student)!)
      add('discipline', [id, number, schools[school]!.id, iso(day), behavior, action, iso(first), String(days)]);
  }
}

/**
 * A row of a school year's file as it stood at the end of a day (ISO): undefined where it had not begun, without an end that had not
 * come. Calendars and who there is stay as they are: they are known ahead.
 */
export function asItStood(
  day: string,
  file: string,
  columns: readonly string[],
  row: readonly string[],
): readonly string[] | undefined {
  const dated = dates[file.slice(file.indexOf('/') + 1, -'.csv'.length)];
  if (!dated) return row;
  const { begins, ends, how } = dated;
  const at = (name: string): string => row[columns.indexOf(name)]!;
  if (at(begins) > day) return undefined;
  if (ends === undefined || at(ends) <= day) return row;
  return row.map((value, index) => (columns[index] === ends || columns[index] === how ? '' : value));
}

/** Of these files, the column in which a row begins, and those that say how it ended. */
const dates: Record<string, { begins: string; ends?: string; how?: string }> = {
  absences: { begins: 'date' },
  discipline: { begins: 'incident_date' },
  'entries-withdrawals': { begins: 'first_day', ends: 'last_day', how: 'exit' },
  programs: { begins: 'first_day', ends: 'last_day' },
  'oneroster/enrollments': { begins: 'beginDate', ends: 'endDate' },
  'oneroster/roles': { begins: 'beginDate', ends: 'endDate' },
};
