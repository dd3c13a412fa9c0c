import type { Field, RecordKind } from '#engines/roster/index.js';
import type { words } from '../words.js';

/** What people call a field of a kind of file. */
export function fieldName(say: ReturnType<typeof words.in>, kind: RecordKind, field: Field): string {
  if (field === 'sourceId' && kind === 'student') return say('field.studentId');
  if (field === 'sourceId' && kind === 'school') return say('field.schoolId');
  return say(`field.${field}`);
}
