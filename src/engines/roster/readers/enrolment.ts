import { dayBefore } from '../values/day.js';
import { readGrade } from '../values/grade.js';
import type { RecordReader } from './reader.js';

/** Enrolments in a school, or in classes of it, and roles at a school; rows of staff and family are passed over. */
export const readEnrolment: RecordReader<'enrolment'> = (cells) => {
  const role = cells.raw('role').trim().toLowerCase();
  if (role !== '' && role !== 'student' && role !== 'learner') return 'not a student';
  const studentId = cells.needId('studentId');
  const schoolId = cells.needId('schoolId');
  const firstDay = cells.day('firstDay');
  const written = cells.day('lastDay');
  const lastDay = written !== null && cells.column('lastDay')?.endIsDayAfter ? dayBefore(written) : written;
  if (firstDay !== null && lastDay !== null && lastDay < firstDay)
    cells.report('last-day-before-first', 'lastDay', { firstDay });
  return {
    sourceId: cells.id('sourceId'),
    studentId,
    schoolId,
    firstDay,
    lastDay,
    grade: cells.word('grade', readGrade),
    entryCode: cells.text('entryCode'),
    exitCode: cells.text('exitCode'),
    classId: cells.id('classId'),
  };
};
