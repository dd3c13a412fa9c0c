import type { ProblemCode } from '../problem.js';
import { holdsSocialSecurityNumber } from './sensitive.js';

export interface TextReading {
  /** Nothing for a blank cell, or where the text must not be kept. */
  text?: string;
  code?: Extract<ProblemCode, 'social-security-number' | 'text-like-formula' | 'text-with-markup' | 'text-cleaned'>;
}

/**
 * Reads free text. What looks like a formula or like markup is a text like any other and is kept; whoever writes it into a
 * page or a spreadsheet must escape it, and is told. Control characters and halves of characters are left out.
 */
export function readText(text: string): TextReading {
  if (holdsSocialSecurityNumber(text, 'any')) return { code: 'social-security-number' };
  const cleaned = text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/gu, '');
  const kept = cleaned
    .replaceAll(/[\s\u00a0\ufeff]+/gu, ' ')
    .trim()
    .normalize('NFC');
  if (cleaned !== text) return kept === '' ? { code: 'text-cleaned' } : { text: kept, code: 'text-cleaned' };
  if (kept === '') return {};
  if (/^[=+@]|^-\D/u.test(kept)) return { text: kept, code: 'text-like-formula' };
  return /<[a-z/!]/iu.test(kept) ? { text: kept, code: 'text-with-markup' } : { text: kept };
}

/** The form in which words of a code list are compared: what follows the `#` of an Ed-Fi descriptor, words apart, in lower case. */
export function wordKey(text: string): string {
  return text
    .replace(/^\s*uri:.*#/u, '')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim();
}
