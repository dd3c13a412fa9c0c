import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll } from 'vitest';
import { type ImportOptions, type ImportReport, importRecords } from '../../src/rooms/roster/importing/run.js';
import type { TestHouse } from '../house.js';

/** Files of an export by path. */
export type Files = Record<string, string | Buffer>;

/** A district with the schools Cedar, Maple and Oak, into which each test brings files of its own. */
export interface RosterWorld {
  district: string;
  run(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** A new, empty district beside the others, with schools of the same names. */
  newDistrict(): Promise<string>;
  /** Writes the files into a new folder and gives its path. */
  folderOf(files: Files): string;
  bring(files: Files | string, options?: Partial<ImportOptions>): Promise<ImportReport>;
  /** Every row of every table of `records` but those of the imports themselves, and of their problems. */
  everything(district: string): Promise<Record<string, unknown[]>>;
  problems(report: ImportReport): Promise<Record<string, unknown>[]>;
}

export const recordTables = [
  'student',
  'enrolment',
  'session_day',
  'absence',
  'discipline_event',
  'program_status',
] as const;

export function rosterWorld(house: TestHouse): RosterWorld {
  const base = mkdtempSync(join(tmpdir(), 'lt-roster-'));
  afterAll(() => rmSync(base, { recursive: true }));
  const run: RosterWorld['run'] = async (text, values = []) =>
    (await house.database.pool('keeper').query<Record<string, unknown>>(text, values)).rows;
  const network = uuidv7();
  const world: RosterWorld = {
    district: '',
    run,
    newDistrict: async () => {
      const district = uuidv7();
      await run(
        `insert into commons.organization (id, kind, name, parent_id) values
           ($1, 'district', 'Harbor', $2), ($3, 'school', 'Cedar', $1), ($4, 'school', 'Maple', $1), ($5, 'school', 'Oak', $1)`,
        [district, network, uuidv7(), uuidv7(), uuidv7()],
      );
      return district;
    },
    folderOf: (files) => {
      const folder = join(base, uuidv7());
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      return folder;
    },
    bring: (files, options = {}) =>
      importRecords(house.database, typeof files === 'string' ? files : world.folderOf(files), {
        districtId: world.district,
        sourceSystem: 'sis',
        progress: () => {},
        ...options,
      }),
    everything: async (district) => {
      const state: Record<string, unknown[]> = {};
      for (const table of recordTables)
        state[table] = await run(
          `select to_jsonb(t) as row from records.${table} t where district_id = $1 order by to_jsonb(t)::text`,
          [district],
        );
      return state;
    },
    problems: ({ id }) =>
      run('select code, weight, file, line, value from records.import_problem where import_id = $1 order by number', [
        id,
      ]),
  };
  beforeAll(async () => {
    await run(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Network')`, [network]);
    world.district = await world.newDistrict();
  });
  return world;
}

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`;

/** Three students at Cedar and Maple, a week of school and two absences. */
export const plainFiles: Readonly<Record<string, string>> = {
  'schools.csv': lines('school_id,school_name', '007,Cedar', '008,Maple'),
  'students.csv': lines(
    'student_id,first_name,last_name,birth_date',
    '0101,Ada,Reyes,2015-03-01',
    '0102,Ben,Sol,2014-05-06',
    '0103,Cy,Okafor-Lund,2015-12-31',
  ),
  'enrollments.csv': lines(
    'student_id,school_id,grade,entry_date,exit_date',
    '0101,007,3,2025-09-02,',
    '0102,007,4,2025-09-02,',
    '0103,008,3,2025-09-02,2025-09-30',
  ),
  'calendar.csv': lines(
    'school_id,date,in_session',
    ...['007', '008'].flatMap((school) =>
      ['2025-09-02', '2025-09-03', '2025-09-04', '2025-09-05', '2025-09-08'].map((day) => `${school},${day},yes`),
    ),
  ),
  'absences.csv': lines('student_id,school_id,date,excused', '0101,007,2025-09-03,yes', '0103,008,2025-09-05,no'),
};
