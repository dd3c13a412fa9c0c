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

export async function promise({ client }: Writer, { districtId, id: school }: School, what: NewPromise): Promise<void> {
  for (const student of what.students)
    await client.query(
      `insert into records.promise (district_id, id, school_id, student_id, step, note, owner_id, due_on, replaces, made_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [
        districtId,
        uuidv5(student, what.id),
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
