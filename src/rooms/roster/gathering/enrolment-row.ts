import type { Records } from '#engines/roster/index.js';
import { bulkId } from '#ground/db/bulk-id.js';
import { gradeNumber } from './codes.js';
import type { Work } from './gather.js';
import type { KnownStudent } from './people.js';

/** An enrolment as a row for its staging table; what the source does not name is named by student, school and first day. */
export function enrolmentRow(
  { sourceSystem, plan }: Pick<Work, 'sourceSystem' | 'plan'>,
  stay: Records['enrolment'],
  student: KnownStudent,
  school: string,
): (string | number | boolean | null)[] {
  const firstDay = stay.firstDay ?? plan.year.firstDay;
  const grade = stay.grade ?? student.grade;
  return [
    bulkId(),
    student.id,
    school,
    sourceSystem,
    stay.sourceId ?? `${student.sourceId} ${school} ${firstDay}`,
    firstDay,
    stay.lastDay,
    grade === null ? null : gradeNumber(grade),
    stay.entryCode,
    stay.exitCode,
    stay.firstDay !== null || stay.lastDay !== null,
  ];
}
