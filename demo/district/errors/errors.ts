import { dataEnd, type SchoolYear } from '../calendar.ts';
import { type Day, dayOf, iso, weekday } from '../days.ts';
import type { Rows } from '../generate.ts';
import { householdOf } from '../people/household.ts';
import { delta } from './delta.ts';
import { type Enrolled, nobody, slashes } from './spoiled.ts';
import type { Town } from '../town.ts';

/**
 * Two uploads as they go wrong: a list of absences that went through a spreadsheet, and a OneRoster delta.
 * mistakes.csv says what is wrong in which line of which file; the first line is the header.
 */
export function* withErrors(town: Town): Generator<Rows> {
  const year = town.years.at(-1)!;
  const enrolled = someStudents(town, year);
  const mistakes: string[][] = [];
  const sheet = absenceSheet(town, year, enrolled);
  for (const [index, { mistake }] of sheet.entries())
    if (mistake) mistakes.push(['absences.csv', String(index + 2), mistake]);
  mistakes.push(
    ['absences.csv', '1', 'the column part_of_day is missing'],
    ['absences.csv', '1', 'the column birthplace holds what no school needs to hand on'],
  );
  yield { file: `${folder}/absences.csv`, columns: sheetColumns, rows: sheet.map(({ cells }) => cells) };
  for (const { file, columns, rows, wrong } of delta(year, enrolled)) {
    mistakes.push(...wrong.map(([line, what]) => [`oneroster-delta/${file}.csv`, String(line), what]));
    yield { file: `${folder}/oneroster-delta/${file}.csv`, columns, rows };
  }
  yield { file: `${folder}/mistakes.csv`, columns: ['file', 'line', 'mistake'], rows: mistakes };
}

const folder = 'with-errors';
const sheetColumns = ['student_id', 'school_id', 'date', 'excused', 'reason', 'birthplace'];
/** Students who were in one school all of the running year so far. */
function someStudents(town: Town, year: SchoolYear): Enrolled[] {
  const found: Enrolled[] = [];
  for (let index = 0; found.length < 12; index += 1)
    for (const student of householdOf(town, index).students) {
      const stint = student.stints.find(
        ({ first, exit, entry }) => first === year.firstDay && exit === '' && entry !== 'new',
      );
      if (stint) found.push({ student, stint });
    }
  return found;
}

function absenceSheet({ schools }: Town, year: SchoolYear, enrolled: readonly Enrolled[]) {
  const days = year.sessions.slice(-8);
  const row = (place: number, day: string, mistake = '', id?: string) => {
    const { student, stint } = enrolled[place]!;
    return { cells: [id ?? student.number, schools[stint.school]!.id, day, 'yes', 'illness', 'Providence'], mistake };
  };
  const sunday = days[0]! - weekday(days[0]!);
  return [
    row(0, iso(days[0]!)),
    row(1, slashes(days[1]!), 'the date was rewritten by a spreadsheet: month/day/year'),
    row(2, String(serial(days[2]!)), 'the date was rewritten by a spreadsheet: a serial number'),
    row(3, iso(days[3]!), 'no student has this id', nobody),
    row(4, iso(days[4]!)),
    row(4, iso(days[4]!), 'the same absence as in the line before'),
    row(5, iso(sunday), 'a Sunday'),
    row(6, iso(days[5]!), 'the id was rewritten by a spreadsheet: its last digits are lost', '9.9E+11'),
    row(7, iso(dayOf(2026, 10, 12)), 'no school on this day: Indigenous Peoples’ Day / Columbus Day'),
    row(8, iso(dataEnd + 200), 'a day that has not come yet'),
    row(9, '', 'the date is missing'),
    row(10, '2026-11-31', 'November has no such day'),
    row(11, iso(days[6]!)),
  ];
}

/** Days as spreadsheets count them, from the last day of 1899 but one. */
const serial = (day: Day): number => day - dayOf(1899, 12, 30);
