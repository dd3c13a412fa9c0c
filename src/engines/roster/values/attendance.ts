import { wordKey } from './text.js';

/** A student who was on school grounds or in an approved activity elsewhere is present; excused and unexcused absences count alike. */
export type AttendanceMark =
  | { presence: 'absent'; kind: 'excused' | 'unexcused' | 'out-of-school suspension' | 'unspecified'; part: 1 | 0.5 }
  | {
      presence: 'present';
      kind: 'present' | 'tardy' | 'early departure' | 'in-school suspension' | 'approved off-grounds';
    };

/**
 * Reads an attendance code or word. Districts make their own codes: what is not known here is settled by the mapping, and so
 * is what means something else in a district. `not applicable` stands for days on which the student did not belong to the school.
 */
export function readMark(text: string): AttendanceMark | 'not applicable' | undefined {
  const key = wordKey(text);
  return marks.get(key) ?? halfDay(key);
}

/**
 * A mark with the part of the day that a file states. Less than half a day is no absence; more than half and less than a day
 * counts as half, which is said.
 */
export function withPart(
  mark: AttendanceMark,
  part: number,
): { mark: AttendanceMark; rounded: boolean } | 'less than half a day' {
  if (mark.presence === 'present') return { mark, rounded: false };
  if (part < 0.5) return 'less than half a day';
  return { mark: { ...mark, part: part < 1 ? 0.5 : 1 }, rounded: part !== 0.5 && part !== 1 };
}

type Absent = Extract<AttendanceMark, { presence: 'absent' }>['kind'];
type Present = Extract<AttendanceMark, { presence: 'present' }>['kind'];

const marks = new Map<string, AttendanceMark | 'not applicable'>([
  ...absent('excused', 'e', 'ae', 'ea', 'ex', 'excused', 'excused absence', 'absent excused', 'absence excused'),
  ...absent(
    'unexcused',
    'u',
    'ua',
    'ue',
    'au',
    'unx',
    'unexcused',
    'unexcused absence',
    'absent unexcused',
    'absence unexcused',
  ),
  ...absent('unexcused', 'truant', 'truancy'),
  ...absent('out-of-school suspension', 'oss', 'os', 'suspension', 'suspended', 'out of school suspension', 'expelled'),
  ...absent(
    'unspecified',
    'a',
    'abs',
    'absent',
    'absence',
    'unverified',
    'full day',
    'full day absence',
    'absent full day',
  ),
  ...present('present', 'p', 'present', 'in attendance', 'attended', 'here'),
  ...present(
    'tardy',
    't',
    'l',
    'tardy',
    'late',
    'te',
    'tu',
    'tardy excused',
    'tardy unexcused',
    'excused tardy',
    'unexcused tardy',
  ),
  ...present('early departure', 'ed', 'early departure', 'early dismissal', 'early release', 'left early'),
  ...present('in-school suspension', 'iss', 'in school suspension'),
  ...present(
    'approved off-grounds',
    'ft',
    'field trip',
    'school activity',
    'approved activity',
    'approved off grounds',
  ),
  ...present('approved off-grounds', 'school sponsored activity', 'off campus activity'),
  ...['not enrolled', 'no school', 'not in session', 'holiday', 'n/a'].map((word) => [word, 'not applicable'] as const),
]);

/** `half day unexcused`, `partial`: the kind is what the rest says. */
function halfDay(key: string): AttendanceMark | undefined {
  const rest = /\b(?:half day|half|partial day|partial|1\/2 day|½ day)\b/u.test(key)
    ? key
        .replace(/\b(?:half day|half|partial day|partial|1\/2 day|½ day)\b/u, '')
        .replaceAll(/\s+/gu, ' ')
        .trim()
    : undefined;
  if (rest === undefined) return undefined;
  const mark = rest === '' ? marks.get('absent') : marks.get(rest);
  return typeof mark === 'object' && mark.presence === 'absent' ? { ...mark, part: 0.5 } : undefined;
}

function absent(kind: Absent, ...words: string[]): [string, AttendanceMark][] {
  return words.map((word) => [word, { presence: 'absent', kind, part: 1 }]);
}

function present(kind: Present, ...words: string[]): [string, AttendanceMark][] {
  return words.map((word) => [word, { presence: 'present', kind }]);
}
