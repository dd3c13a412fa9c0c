import type pg from 'pg';
import type { RecordKind } from '#engines/roster/index.js';
import { type CopyIn, copyInto } from '#ground/db/copy.js';

/** Writes rows of one kind into its staging table. Until it ends, the connection can do nothing else once a row was written. */
export interface StagingWriter {
  row(values: readonly (string | number | boolean | null)[]): void;
  deletion(id: string): void;
  /** A promise to wait for where the database is slower than the caller. */
  settle(): Promise<void> | undefined;
  end(): Promise<void>;
}

const absence = { table: 'staged_absence', columns: ['student_id', 'school_id', 'day', 'part', 'kind'] };
const targets: Partial<Record<RecordKind, { table: string; columns: readonly string[] }>> = {
  calendar: { table: 'staged_session_day', columns: ['school_id', 'day', 'in_session'] },
  student: {
    table: 'staged_student',
    columns: [
      'id',
      'source_system',
      'source_id',
      'local_id',
      'state_id',
      'given_name',
      'middle_name',
      'family_name',
      'preferred_name',
      'birth_date',
      'gender',
      'race',
    ],
  },
  demographics: { table: 'staged_demographics', columns: ['student_id', 'birth_date', 'gender', 'race'] },
  enrolment: {
    table: 'staged_enrolment',
    columns: [
      'id',
      'student_id',
      'school_id',
      'source_system',
      'source_id',
      'first_day',
      'last_day',
      'grade',
      'entry_code',
      'exit_code',
      'is_dated',
    ],
  },
  program: {
    table: 'staged_program_status',
    columns: ['student_id', 'program', 'first_day', 'last_day', 'from_meal_application'],
  },
  discipline: {
    table: 'staged_discipline_event',
    columns: ['id', 'student_id', 'school_id', 'source_id', 'day', 'action', 'days'],
  },
  absence,
  register: absence,
};

export function stagingWriter(client: pg.ClientBase, kind: RecordKind): StagingWriter {
  let copy: CopyIn | undefined;
  let waiting: Promise<void> | undefined;
  const deletions: string[] = [];
  return {
    row(values) {
      const { table, columns } = targets[kind]!;
      copy ??= copyInto(client, table, columns);
      waiting = copy.write(values) ?? waiting;
    },
    deletion: (id) => void deletions.push(id),
    settle() {
      const now = waiting;
      waiting = undefined;
      return now;
    },
    async end() {
      await waiting;
      await copy?.end();
      if (deletions.length > 0)
        await client.query('insert into staged_deletion (kind, source_id) select $1, unnest($2::text[])', [
          kind,
          deletions,
        ]);
    },
  };
}
