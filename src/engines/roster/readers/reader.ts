import type { Problem } from '../problem.js';
import type { RecordKind, Records } from '../records.js';
import type { ColumnChoice } from '../recognise/columns.js';
import { forbiddenBy } from '../recognise/forbidden.js';
import { type Field, type FieldOf, vocabulary } from '../recognise/vocabulary.js';
import { Cells } from './cells.js';
import { Column } from './column.js';
import { readAttendance } from './attendance.js';
import { readCalendarDay } from './calendar.js';
import { readDemographics } from './demographics.js';
import { readDisciplineEvent } from './discipline.js';
import { readEnrolment } from './enrolment.js';
import { readProgramStatus } from './program.js';
import { readSchool, readSession } from './school.js';
import { readStudent } from './student.js';

/** A row of a file, decoded. `line` counts from 1; the header's line is not a row. */
export interface RawRow {
  line: number;
  cells: readonly string[];
}

/** What became of a row. Problems may come with every outcome; where it is `refused`, at least one says why. */
export type RowReading<K extends RecordKind> =
  | { outcome: 'record'; record: Records[K]; problems: Problem[] }
  /** A delta says that what has this id is gone. */
  | { outcome: 'deletion'; id: string; problems: Problem[] }
  | { outcome: 'passed over'; because: PassedOver; problems: Problem[] }
  | { outcome: 'refused'; problems: Problem[] };

/** Why a row that is in order yields no record. */
export type PassedOver =
  | 'blank row'
  | 'not a student'
  | 'not in session or not enrolled'
  | 'less than half a day'
  | 'not in the program'
  | 'another program';

/** What a reader of one kind gives back; after a refusing problem the value is not used. */
export type RecordReader<K extends RecordKind> = (cells: Cells<FieldOf<K> & Field>) => Records[K] | PassedOver;

export interface ReaderOptions<K extends RecordKind> {
  kind: K;
  /** As problems shall name it. */
  path: string;
  extent: 'full' | 'delta';
  /** How many columns the header has. */
  width: number;
  columns: readonly ColumnChoice[];
}

/**
 * Makes the function that reads the rows of one file, one at a time, so that a file of any size needs no memory. It never
 * throws on a row.
 *
 * @throws RangeError when a column is chosen that is refused at the door, a field is not one of this kind, or is chosen twice
 */
export function createReader<K extends RecordKind>({
  kind,
  path,
  extent,
  width,
  columns,
}: ReaderOptions<K>): (row: RawRow) => RowReading<K> {
  const byField = columnsByField(kind, columns);
  const read = readers[kind] as (cells: Cells) => Records[K] | PassedOver;
  return ({ line, cells: texts }) => {
    if (texts.every((text) => text.trim() === ''))
      return { outcome: 'passed over', because: 'blank row', problems: [] };
    const cells = new Cells(path, line, texts, byField);
    const { problems } = cells;
    reportLength(cells, texts, width);
    const status = statusOf(cells, extent);
    if (status === 'deleted') {
      const id = cells.needId(kind === 'demographics' ? 'studentId' : 'sourceId');
      return cells.isRefused ? { outcome: 'refused', problems } : { outcome: 'deletion', id, problems };
    }
    const record = read(cells);
    if (cells.isRefused) return { outcome: 'refused', problems };
    return typeof record === 'string'
      ? { outcome: 'passed over', because: record, problems }
      : { outcome: 'record', record, problems };
  };
}

const readers: { readonly [K in RecordKind]: RecordReader<K> } = {
  school: readSchool,
  session: readSession,
  calendar: readCalendarDay,
  student: readStudent,
  demographics: readDemographics,
  enrolment: readEnrolment,
  absence: readAttendance,
  register: readAttendance,
  discipline: readDisciplineEvent,
  program: readProgramStatus,
};

function columnsByField(kind: RecordKind, columns: readonly ColumnChoice[]): ReadonlyMap<Field, Column> {
  const byField = new Map<Field, Column>();
  for (const column of columns) {
    if (forbiddenBy(column.header)) throw new RangeError(`The column ${column.header} is refused at the door`);
    if (!Object.hasOwn(vocabulary[kind], column.field)) throw new RangeError(`${kind} has no field ${column.field}`);
    if (byField.has(column.field)) throw new RangeError(`The field ${column.field} is chosen twice`);
    byField.set(column.field, new Column(column));
  }
  return byField;
}

/** More cells than columns is a stray separator that moved everything behind it; such a row is not to be believed. */
function reportLength(cells: Cells<never>, texts: readonly string[], columns: number): void {
  const hint = { cells: texts.length, columns };
  if (texts.slice(columns).some((text) => text.trim() !== '')) cells.report('row-too-long', undefined, hint);
  else if (texts.length < columns) cells.report('row-too-short', undefined, hint);
}

/** OneRoster's status. `inactive` is what its first version wrote for `tobedeleted`; a delta has to say one or the other. */
function statusOf(cells: Cells<'status'>, extent: 'full' | 'delta'): 'active' | 'deleted' | undefined {
  const status = cells.raw('status').trim().toLowerCase();
  if (status === '' && extent === 'full') return 'active';
  if (['active', 'a', 'enrolled'].includes(status)) return 'active';
  if (['tobedeleted', 'deleted', 'inactive'].includes(status)) return 'deleted';
  cells.report(status === '' ? 'status-missing' : 'status-not-understood', 'status');
  return undefined;
}
