/** One table of records, and how an import compares what it brings with what is in force. */
export interface Kind {
  name: 'student' | 'enrolment' | 'session_day' | 'absence' | 'discipline_event' | 'program_status';
  /** What makes two rows the same thing. */
  key: readonly string[];
  /** What may change about it. */
  values: readonly string[];
  /** Whether a thing keeps an id of its own while it changes. */
  hasId: boolean;
  /** SQL: of a row in force `t`, whether any staged row may be about the same thing, or the export would list it if it still held. */
  compared: string;
  /** SQL: of a compared row, whether the export would list it if it still held; nothing where no export lists all. */
  covered?: string;
}

const sameYear = `t.first_day <= (select last_day from import_scope)
  and coalesce(t.last_day, 'infinity') >= (select first_day from import_scope)`;

export const kinds: readonly Kind[] = [
  {
    name: 'student',
    key: ['source_system', 'source_id'],
    values: [
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
    hasId: true,
    compared: 'true',
  },
  {
    name: 'enrolment',
    key: ['source_system', 'source_id'],
    values: ['student_id', 'school_id', 'first_day', 'last_day', 'grade', 'entry_code', 'exit_code'],
    hasId: true,
    compared: 'true',
    covered: `t.source_system = (select source_system from import_scope) and t.school_id in (select school_id from staged_enrolment) and ${sameYear}`,
  },
  {
    name: 'session_day',
    key: ['school_id', 'day'],
    values: [],
    hasId: false,
    compared:
      'exists (select from covered_days c where c.school_id = t.school_id and t.day between c.first_day and c.last_day)',
    covered: 'true',
  },
  {
    name: 'absence',
    key: ['student_id', 'day', 'school_id'],
    values: ['part', 'kind'],
    hasId: false,
    // Whoever is no longer absent in a register of that day was there, also where nobody else is absent.
    compared: 'exists (select from covered_absence_day c where c.school_id = t.school_id and c.day = t.day)',
    covered: 'true',
  },
  {
    name: 'discipline_event',
    key: ['student_id', 'school_id', 'day', 'action', 'source_id'],
    values: ['days'],
    hasId: true,
    compared: `t.school_id in (select school_id from staged_discipline_event)
      and t.day between (select min(day) from staged_discipline_event) and (select max(day) from staged_discipline_event)`,
    covered: 'true',
  },
  {
    name: 'program_status',
    key: ['student_id', 'program', 'first_day'],
    values: ['last_day', 'from_meal_application'],
    hasId: false,
    // A list of one program says nothing of the others.
    compared: 't.student_id in (select id from staged_student union select student_id from staged_program_status)',
    covered: `t.program in (select program from staged_program_status) and ${sameYear}`,
  },
];
