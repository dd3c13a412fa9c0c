import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';

/** The folder of the fictional district, read as any other program would read it. */
export type Row = Record<string, string>;
export const years = ['2023-24', '2024-25', '2025-26', '2026-27'] as const;
export type Year = (typeof years)[number];
export const dataEnd = '2026-11-13';

export const rowsOf = (folder: string, file: string): Row[] =>
  parse(readFileSync(`${folder}/${file}`, 'utf8'), { columns: true });

export interface YearFiles {
  roster: Record<string, Row[]>;
  calendar: Row[];
  entries: Row[];
  absences: Row[];
  discipline: Row[];
  programs: Row[];
  addresses: Row[];
  /** Of each school, its days in session until the data end, in order. */
  sessions: Map<string, string[]>;
  /** Days in session while enrolled, of each student and of each student in each school. */
  enrolled: Map<string, number>;
  /** Days with an absence of half a day or more. */
  absent: Map<string, number>;
}

const rosterFiles = ['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'demographics', 'enrollments'];

export function readYear(folder: string, year: Year): YearFiles {
  const read = (file: string) => rowsOf(folder, `${year}/${file}.csv`);
  const calendar = read('calendar');
  const entries = read('entries-withdrawals');
  const absences = read('absences');
  const open = calendar.filter((row) => row['in_session'] === 'yes' && row['date']! <= dataEnd);
  const sessions = new Map(
    [...Map.groupBy(open, (row) => row['school_id']!)].map(([school, rows]) => [
      school,
      rows.map((row) => row['date']!),
    ]),
  );
  const enrolled = new Map<string, number>();
  for (const row of entries) {
    const days = sessions
      .get(row['school_id']!)!
      .filter((day) => day >= row['first_day']! && day <= (row['last_day'] || dataEnd));
    add(enrolled, row['student_id']!, days.length);
    add(enrolled, `${row['student_id']} ${row['school_id']}`, days.length);
  }
  const absent = new Map<string, number>();
  for (const row of absences) {
    add(absent, row['student_id']!, 1);
    add(absent, `${row['student_id']} ${row['school_id']}`, 1);
  }
  const roster = Object.fromEntries(rosterFiles.map((file) => [file, read(`oneroster/${file}`)]));
  const rest = { discipline: read('discipline'), programs: read('programs'), addresses: read('addresses') };
  return { roster, calendar, entries, absences, ...rest, sessions, enrolled, absent };
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/** In percent: who missed at least this share of the days enrolled, among those enrolled ten days or more. */
export function chronicallyAbsent({ enrolled, absent }: YearFiles, keys: Iterable<string>, share = 0.1): number {
  const counted = [...new Set(keys)].filter((key) => (enrolled.get(key) ?? 0) >= 10);
  return percent(counted.filter((key) => (absent.get(key) ?? 0) >= share * enrolled.get(key)!).length, counted.length);
}

export const percent = (part: number, whole: number): number => (100 * part) / whole;

/** In the words in which federal counts name it: Hispanic of any race first, then two or more. */
export function raceOf(row: Row): string {
  if (row['hispanicOrLatinoEthnicity'] === 'true') return 'Hispanic';
  if (row['demographicRaceTwoOrMoreRaces'] === 'true') return 'two or more';
  const races = [
    'white',
    'blackOrAfricanAmerican',
    'asian',
    'americanIndianOrAlaskaNative',
    'nativeHawaiianOrOtherPacificIslander',
  ];
  return races.find((race) => row[race] === 'true') ?? 'none';
}

export const column = (rows: readonly Row[], name: string): string[] => rows.map((row) => row[name]!);

export function within(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}
