import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  type PlaceRow,
  type ReadRow,
  type Reading,
  type RelationMapping,
  findTable,
  guessRoles,
  legend,
  readTable,
} from '#engines/tabular/index.js';

const folder = new URL('../../demo/data/rhode-island/', import.meta.url);

/** The rows of a CSV file, decoded and otherwise as they are. */
export function rowsOfFile(file: URL): string[][] {
  return parse(readFileSync(file, 'utf8'), { relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
}

/** One of Rhode Island's two enrolment files, read by what the engine guesses and the one thing only a person knows: blank = under 10. */
export function readEnrolment(name: 'schools' | 'districts') {
  const table = findTable(rowsOfFile(new URL(`enrolment-${name}-2024-10-01.csv`, folder)));
  const guess = guessRoles(table);
  const named = (role: string): string[] =>
    guess.columns.filter((column) => column.role === role).map(({ column }) => column);
  const reading: Reading = {
    ids: [
      ...named('district id').map((column) => ({ column, digits: 2 })),
      ...named('school id').map((column) => ({ column, digits: 5 })),
    ],
    texts: [...named('district name'), ...named('school name')],
    counts: named('subgroup count'),
    rates: [],
    marks: legend({ mark: '', meaning: 'withheld', low: 0, high: 9 }),
  };
  return { table, guess, ...readTable(table, reading) };
}

const columnsOf = (dimension: string): string[] =>
  readEnrolment('schools').guess.columns.flatMap((guess) =>
    guess.role === 'subgroup count' && guess.subgroup.dimension === dimension ? [guess.column] : [],
  );

export const [grades, races, sexes, programs] = [
  columnsOf('grade'),
  columnsOf('race'),
  columnsOf('sex'),
  columnsOf('program'),
] as const;

/** The sums that each file states: of its places, and of all places in the state. */
export function mappingOf(rows: readonly PlaceRow[]): RelationMapping {
  return {
    rows,
    counts: ['total', ...grades, ...races, ...sexes, ...programs],
    breakdowns: [
      { name: 'grade', total: 'total', parts: grades },
      { name: 'race', total: 'total', parts: races },
      { name: 'sex', total: 'total', parts: sexes },
    ],
    total: 'total',
    withheld: { low: 0, high: 9 },
  };
}

/** Schools alone, below the state's total in the last line. */
export const schoolPlaces = (): PlaceRow[] =>
  readEnrolment('schools').rows.map((row) =>
    isSchool(row) ? { ...school(row), parent: 'state' } : { key: 'state', values: row.values },
  );

/** Both files together: schools in districts in the state. */
export function joinedPlaces(): PlaceRow[] {
  const districts = readEnrolment('districts').rows.map((row): PlaceRow =>
    row.ids['distcode']
      ? { key: `district:${row.ids['distcode']}`, parent: 'state', values: row.values }
      : { key: 'state', values: row.values },
  );
  const schools = readEnrolment('schools').rows.filter(isSchool);
  return [...districts, ...schools.map((row) => ({ ...school(row), parent: `district:${row.ids['distcode']}` }))];
}

const isSchool = (row: ReadRow): boolean => row.ids['schcode'] !== undefined;
const school = (row: ReadRow): PlaceRow => ({ key: `school:${row.ids['schcode']}`, values: row.values });
