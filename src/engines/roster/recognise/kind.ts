import type { RecordKind } from '../records.js';
import { readMark } from '../values/attendance.js';
import { type ColumnProposal, proposeColumns } from './columns.js';
import { headerWords } from './header.js';
import { required } from './vocabulary.js';

/** The kind of file whose required fields are all there and which uses most of the columns; words of the file name settle near draws. */
export function kindOf(
  path: string,
  header: readonly string[],
  sample: readonly (readonly string[])[],
): RecordKind | undefined {
  const named = new Set(headerWords(path.replace(/\.[a-z]+$/iu, '')));
  let best: { kind: RecordKind; score: number } | undefined;
  for (const kind of Object.keys(required) as RecordKind[]) {
    const proposal = proposeColumns(kind, header);
    if (proposal.missing.length > 0 || kind === 'register') continue;
    const score = proposal.columns.length + (nameWords[kind].some((word) => named.has(word)) ? 2.5 : 0);
    if (!best || score > best.score) best = { kind, score };
  }
  if (best?.kind !== 'absence') return best?.kind;
  return listsPresence(proposeColumns('absence', header), sample) ? 'register' : 'absence';
}

const nameWords: Readonly<Record<RecordKind, readonly string[]>> = {
  school: ['school', 'schools', 'orgs'],
  session: ['sessions', 'terms'],
  calendar: ['calendar', 'calendars', 'days'],
  student: ['student', 'students', 'users', 'roster'],
  demographics: ['demographics'],
  enrolment: ['enrollment', 'enrollments', 'enrolment', 'enrolments', 'enrolled'],
  absence: ['absence', 'absences', 'attendance'],
  register: ['register', 'registers'],
  discipline: ['discipline', 'incidents', 'suspensions'],
  program: ['program', 'programs', 'flags', 'status', 'statuses', 'groups'],
};

/** A register has rows for students who came, an absence file has none: most of its rows say present. */
function listsPresence({ columns }: ColumnProposal, sample: readonly (readonly string[])[]): boolean {
  const code = columns.find(({ field }) => field === 'code')?.index;
  if (code === undefined) return false;
  const present = sample.filter((cells) => {
    const mark = readMark(cells[code] ?? '');
    return typeof mark === 'object' && mark.kind === 'present';
  });
  return present.length * 2 > sample.length;
}
