import { v5 as uuidv5 } from 'uuid';
import type { Scope } from '#ground/db/scope.js';
import type { School } from '../school.js';

/** What was said at the table: the same for each of these students. */
export interface NewPromise {
  /** Of the form: sent twice, it is one. */
  id: string;
  students: readonly string[];
  step: string;
  note: string;
  owner: string;
  dueOn: string;
  /** The promise whose place it takes. */
  replaces: string | null;
  by: string;
}

type Writer = Pick<Scope, 'client'>;

/** Gives for how many of the students it was written down: none where the form was sent before, or another took the place already. */
export async function promise(
  { client }: Writer,
  { districtId, id: school }: School,
  what: NewPromise,
): Promise<number> {
  let written = 0;
  for (const student of what.students) {
    const { rowCount } = await client.query(
      `insert into records.promise (district_id, id, school_id, student_id, step, note, owner_id, due_on, replaces, made_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [
        districtId,
        idFor(student, what.id),
        school,
        student,
        what.step,
        what.note,
        what.owner,
        what.dueOn,
        what.replaces,
        what.by,
      ],
    );
    written += rowCount ?? 0;
  }
  return written;
}

const idFor = (student: string, form: string): string => uuidv5(student, form);

/** Whether a form was written down before for a student. */
export async function isPromised(
  { client }: Writer,
  { districtId }: School,
  student: string,
  form: string,
): Promise<boolean> {
  const { rowCount } = await client.query('select from records.promise where district_id = $1 and id = $2', [
    districtId,
    idFor(student, form),
  ]);
  return rowCount === 1;
}

/** Ended twice, it ended the first time. */
export async function endPromise(
  { client }: Writer,
  { districtId, id: school }: School,
  { promise: id, outcome, note, by }: { promise: string; outcome: 'kept' | 'dropped'; note: string; by: string },
): Promise<void> {
  await client.query(
    `insert into records.promise_end (district_id, promise_id, school_id, outcome, note, ended_by) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [districtId, id, school, outcome, note, by],
  );
}

export interface NewContact {
  id: string;
  student: string;
  day: string;
  manner: string;
  outcome: string;
  note: string;
  by: string;
}

export async function writeContact(
  { client }: Writer,
  { districtId, id: school }: School,
  what: NewContact,
): Promise<void> {
  await client.query(
    `insert into records.contact (district_id, id, school_id, student_id, day, manner, outcome, note, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [districtId, what.id, school, what.student, what.day, what.manner, what.outcome, what.note, what.by],
  );
}
