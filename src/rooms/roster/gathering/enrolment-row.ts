import { v7 as uuidv7 } from 'uuid';
import type { Records } from '#engines/roster/index.js';
import { gradeNumber } from './codes.js';
import type { Context } from './context.js';

/** An enrolment as a row for its staging table; what the source does not name is named by student, school and first day. */
export function enrolmentRow(
  context: Context,
  stay: Records['enrolment'],
  student: string,
  school: string,
): (string | number | null)[] {
  const { sourceSystem, plan } = context.work;
  const firstDay = stay.firstDay ?? plan.year.firstDay;
  const grade = stay.grade ?? context.students.gradeOf(stay.studentId);
  return [
    uuidv7(),
    student,
    school,
    sourceSystem,
    stay.sourceId ?? `${stay.studentId} ${school} ${firstDay}`,
    firstDay,
    stay.lastDay,
    grade === null ? null : gradeNumber(grade),
    stay.entryCode,
    stay.exitCode,
  ];
}
