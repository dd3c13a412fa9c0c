import type { ProblemCode } from './problem.js';

/** An id as it should have been written, or what became of it. */
export interface IdentifierReading {
  /** Nothing when the id cannot be known. */
  id?: string;
  code?: Extract<ProblemCode, 'identifier-damaged' | 'identifier-mended' | 'identifier-too-long'>;
}

/**
 * Reads the id of a school or district, undoing what spreadsheets do to numbers that are names: `1.00` and `1` are `01` and
 * `99,101.00` is `99101` where ids have so many digits. What was rounded (`3.1E+11`) cannot be undone.
 *
 * @param digits how many digits ids of this kind have, when they are all digits
 */
export function readIdentifier(text: string, digits?: number): IdentifierReading {
  const written = text
    .replaceAll(/[\u00a0\ufeff]/g, ' ')
    .trim()
    .replace(/^'/, '');
  if (written === '') return {};
  if (/^\d(\.\d+)?e\+?\d+$/iu.test(written)) return { code: 'identifier-damaged' };
  const number = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?$/u.exec(written);
  if (!number) return { id: written };
  const bare = number[1]!.replaceAll(',', '');
  if (digits !== undefined && bare.length > digits) return { id: bare, code: 'identifier-too-long' };
  const id = digits === undefined ? bare : bare.padStart(digits, '0');
  return id === written ? { id } : { id, code: 'identifier-mended' };
}

/** How many digits ids of a column have: the length of most of those that are whole numbers as written; nothing when they are not. */
export function usualDigits(texts: readonly string[]): number | undefined {
  const counts = new Map<number, number>();
  let plain = 0;
  for (const text of texts) {
    const written = text.trim();
    if (!/^\d+$/u.test(written)) continue;
    plain++;
    counts.set(written.length, (counts.get(written.length) ?? 0) + 1);
  }
  const [longest] = [...counts].sort(([a, m], [b, n]) => n - m || b - a);
  return longest && plain * 2 > texts.filter((text) => text.trim() !== '').length ? longest[0] : undefined;
}
