import type { At, Records } from '#engines/roster/index.js';
import { bulkId } from '#ground/db/bulk-id.js';
import type { ImportProblemCode } from '../problem.js';
import { absenceCodes, actionCodes, programCodes } from './codes.js';
import type { Context } from './context.js';
import type { Taker } from './gather.js';
import type { StagingWriter } from './staging-writer.js';

export const program: Taker<'program'> = (context, record, at, write) => {
  const student = context.student(record.studentId, at);
  if (!student) return;
  const first = record.from ?? context.work.plan.year.firstDay;
  write.row([student, programCodes[record.program], first, record.until, record.restricted]);
};

export const discipline: Taker<'discipline'> = (context, record, at, write) => {
  const student = context.student(record.studentId, at);
  const school = context.schoolIfNamed(record.schoolId, at);
  if (!student || school === undefined) return;
  context.seen.code('discipline', record.sourceCode);
  const action = actionCodes[record.action];
  write.row([bulkId(), student, school, record.sourceId ?? '', record.day, action, record.days]);
};

export const absence: Taker<'absence'> = (context, record, at, write) => attendance(context, record, at, write);

export const register: Taker<'register'> = (context, record, at, write) => {
  const school = context.schoolIfNamed(record.schoolId, at);
  if (school === undefined) return;
  if (school !== null) context.registered.add(`${school} ${record.day}`);
  // A day on which a register was kept is a day in session.
  attendance(context, record, at, write, 'absence-not-in-session');
};

function attendance(
  context: Context,
  record: Records['absence'],
  at: At,
  write: StagingWriter,
  untold?: ImportProblemCode,
): void {
  const student = context.students.find(record.studentId);
  const studentId = student?.sourceId ?? record.studentId;
  const schoolId = record.schoolId === null ? null : context.schools.sourceIdOf(record.schoolId);
  const problems = context.check.absence({ ...record, studentId, schoolId }, at);
  if (context.isRefused(problems.filter(({ code }) => code !== untold))) return;
  const { mark } = record;
  context.seen.code('attendance', record.sourceCode);
  if (mark.presence === 'present') return;
  const school = context.schoolIfNamed(record.schoolId, at);
  if (school === undefined) return;
  write.row([student!.id, school, record.day, mark.part === 0.5 ? 1 : 2, absenceCodes[mark.kind]]);
}
