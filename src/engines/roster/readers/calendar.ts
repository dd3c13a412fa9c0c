import { wordKey } from '../values/text.js';
import type { RecordReader } from './reader.js';

export const readCalendarDay: RecordReader<'calendar'> = (cells) => {
  const schoolId = cells.needId('schoolId');
  const day = cells.needDay('day');
  const kind = kinds.get(wordKey(cells.raw('kind')));
  if (!kind) cells.report('mark-not-understood', 'kind');
  return { schoolId, day, kind: kind ?? 'not in session' };
};

const inSession = [
  'in session',
  'instructional day',
  'school day',
  'make up day',
  'student day',
  'regular',
  'early release',
];
const notInSession = [
  'not in session',
  'holiday',
  'weekend',
  'vacation',
  'break',
  'teacher only day',
  'snow day',
  'weather day',
];
const alsoNot = [
  'non instructional day',
  'professional development',
  'no school',
  'emergency day',
  'bad weather',
  'strike',
];

const kinds: ReadonlyMap<string, 'in session' | 'not in session'> = new Map([
  ...[...inSession, 'yes', 'y', 'true', '1', '1.0', '0.5'].map((word) => [word, 'in session'] as const),
  ...[...notInSession, ...alsoNot, 'no', 'n', 'false', '0', '0.0'].map((word) => [word, 'not in session'] as const),
]);
