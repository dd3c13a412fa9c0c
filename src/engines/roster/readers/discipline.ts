import { readAction } from '../values/discipline.js';
import type { RecordReader } from './reader.js';

export const readDisciplineEvent: RecordReader<'discipline'> = (cells) => {
  const action = readAction(cells.raw('action'));
  if (!action) cells.report(cells.raw('action').trim() === '' ? 'value-missing' : 'mark-not-understood', 'action');
  return {
    sourceId: cells.id('sourceId'),
    studentId: cells.needId('studentId'),
    schoolId: cells.id('schoolId'),
    day: cells.needDay('day'),
    action: action ?? 'other',
    days: cells.word('days', readLength),
    sourceCode: cells.text('action') ?? '',
  };
};

/** School days, whole or in part. */
function readLength(text: string): number | undefined {
  return /^\s*\d{1,3}(?:\.\d+)?\s*$/u.test(text) ? Number(text) : undefined;
}
