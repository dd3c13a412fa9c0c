import type { Absence } from '../records.js';
import type { FieldOf } from '../recognise/vocabulary.js';
import { type AttendanceMark, readMark, withPart } from '../values/attendance.js';
import { remembered } from '../values/remembered.js';
import type { Cells } from './cells.js';
import type { PassedOver } from './reader.js';

/** Rows of files of absences and of daily registers, which have the same columns; a code that is not known refuses the row. */
export function readAttendance(cells: Cells<FieldOf<'absence'>>): Absence | PassedOver {
  const studentId = cells.needId('studentId');
  const schoolId = cells.id('schoolId');
  const day = cells.needDay('day');
  const sourceCode = cells.text('code') ?? '';
  const reason = cells.text('reason');
  const known = cells.column('code') ? readKnownMark(cells.raw('code')) : absentBy(cells.flag('excused'));
  if (known === 'not applicable') return 'not in session or not enrolled';
  if (!known) {
    cells.report(cells.raw('code').trim() === '' ? 'value-missing' : 'mark-not-understood', 'code');
    return 'blank row';
  }
  const part = partOf(cells);
  const mark = part === undefined ? { mark: known, rounded: false } : withPart(known, part);
  if (mark === 'less than half a day') return mark;
  if (mark.rounded) cells.report('part-rounded', 'part', { as: 0.5 });
  return { studentId, schoolId, day, mark: mark.mark, sourceCode, reason };
}

const readKnownMark = remembered(readMark);

/** A file that says no more than whether an absence is excused lists absences alone. */
function absentBy(excused: boolean | undefined): AttendanceMark {
  const kind = excused === undefined ? 'unspecified' : excused ? 'excused' : 'unexcused';
  return { presence: 'absent', kind, part: 1 };
}

/** The part of the day, from 0 to 1; nothing where the file does not say. */
function partOf(cells: Cells<'part'>): number | undefined {
  const written = cells.raw('part').trim().toLowerCase();
  if (written === '') return undefined;
  const part = parts.get(written) ?? (/^\d*\.?\d+$/u.test(written) ? Number(written) : Number.NaN);
  if (part >= 0 && part <= 1) return part;
  cells.report('part-impossible', 'part');
  return undefined;
}

const parts = new Map([
  ['full', 1],
  ['full day', 1],
  ['half', 0.5],
  ['half day', 0.5],
  ['am', 0.5],
  ['pm', 0.5],
  ['morning', 0.5],
  ['afternoon', 0.5],
  ['part of the day', 0.5],
]);
