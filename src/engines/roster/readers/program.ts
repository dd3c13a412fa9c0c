import { isAnotherProgram, isRestricted, readProgram } from '../values/program.js';
import type { RecordReader } from './reader.js';

/** Dated status, or a snapshot of who has which; a row that says no is passed over. */
export const readProgramStatus: RecordReader<'program'> = (cells) => {
  const studentId = cells.needId('studentId');
  if (isAnotherProgram(cells.raw('program'))) return 'another program';
  const program = readProgram(cells.raw('program'));
  if (!program) cells.report(cells.raw('program').trim() === '' ? 'value-missing' : 'mark-not-understood', 'program');
  const from = cells.day('firstDay');
  const until = cells.day('lastDay');
  if (from !== null && until !== null && until < from)
    cells.report('last-day-before-first', 'lastDay', { firstDay: from });
  if (cells.flag('holds') === false) return 'not in the program';
  return {
    studentId,
    program: program ?? 'disability',
    from,
    until,
    restricted: program !== undefined && isRestricted(program),
  };
};
