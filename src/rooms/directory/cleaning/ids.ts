import type { Cell } from './cell.js';
import { stateOfDigits } from './states.js';

/** What became of an id: its digits, none, or a row that must be left out because its id cannot be trusted. */
export type IdOutcome = string | null | 'unusable';

/**
 * Reads an NCES id of `length` digits (12 a school, 7 an agency). Spreadsheets take leading zeros away and round long
 * numbers: zeros can be put back with certainty, rounded digits cannot.
 */
export function readNcesId({ text, tell }: Cell, length: 7 | 12, state: string | null, repair: boolean): IdOutcome {
  if (text === '') return null;
  const digits = text.replaceAll(/[\s-]/g, '').replace(/\.0+$/, '');
  if (/^\d(\.\d+)?e\+?\d+$/i.test(digits)) {
    tell('id-rounded');
    return 'unusable';
  }
  if (!/^\d+$/.test(digits) || digits.length > length || digits.length < length - 1) {
    tell('id-wrong', { length });
    return 'unusable';
  }
  if (digits.length === length) {
    if (stateOfDigits(digits.slice(0, 2))) return digits;
    tell('id-wrong', { length });
    return 'unusable';
  }
  const restored = `0${digits}`;
  const itsState = stateOfDigits(restored.slice(0, 2));
  if (repair && itsState && (state === null || state === itsState)) {
    tell('id-repaired', { id: restored });
    return restored;
  }
  tell('id-short', { length, found: digits.length });
  return 'unusable';
}
