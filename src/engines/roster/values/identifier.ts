import { readIdentifier } from '#engines/tabular/index.js';
import type { ProblemCode } from '../problem.js';
import { holdsSocialSecurityNumber } from './sensitive.js';

export interface IdReading {
  /** Nothing when the id cannot be known. */
  id?: string;
  code?: Extract<
    ProblemCode,
    'id-missing' | 'id-damaged' | 'id-lost-zeros' | 'id-mended' | 'id-too-long' | 'social-security-number'
  >;
}

/**
 * Reads the id of a student, school or row. A student's id decides whose record a row is: what a spreadsheet rounded
 * (`3.1E+11`) or cut (`00123` to `123`) is refused and not guessed at. `="00123"`, which keeps spreadsheets from doing so,
 * is `00123`.
 *
 * @param digits how many digits ids of this column have, where a person said so
 */
export function readId(text: string, digits?: number): IdReading {
  const written = text.replace(/^\s*="(.*)"\s*$/u, '$1');
  if (holdsSocialSecurityNumber(written, 'with dashes')) return { code: 'social-security-number' };
  const { id, code } = readIdentifier(written.replaceAll('\u0000', '').toWellFormed());
  if (code === 'identifier-damaged') return { code: 'id-damaged' };
  if (id === undefined || id === '') return { code: 'id-missing' };
  if (digits !== undefined && /^\d+$/u.test(id) && id.length !== digits)
    return { code: id.length < digits ? 'id-lost-zeros' : 'id-too-long' };
  return code || written.trim() !== text.trim() || /\u0000/u.test(text) ? { id, code: 'id-mended' } : { id };
}
