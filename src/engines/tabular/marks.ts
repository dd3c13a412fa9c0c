/** What a mark in place of a number means in one file. */
export interface Mark {
  /** As printed, compared without regard to case and surrounding blanks; `''` is the blank cell. */
  mark: string;
  meaning: 'withheld' | 'missing' | 'not applicable';
  /** For a withheld count: what the file's legend makes known of it. */
  low?: number;
  high?: number;
}

/**
 * Meanings that most publishers give. A file's own legend goes before them: the same dash is "zero" in one state and
 * "withheld" in the next, and a blank is withheld where the rule says "cells under 10 are blank".
 */
const usualMarks: readonly Mark[] = [
  ...['*', '**', '***', 's', 'ds', '‡', 'suppressed', 'redacted', 'withheld', 'ps'].map((mark) =>
    withMeaning(mark, 'withheld'),
  ),
  ...['n/a', 'na', 'n.a.', '†', 'not applicable', '-2', 'x'].map((mark) => withMeaning(mark, 'not applicable')),
  ...[
    '',
    '-',
    '--',
    '---',
    '–',
    '—',
    '.',
    'null',
    'none',
    'missing',
    'nd',
    'no data',
    '-1',
    '-9',
    '-99',
    '-999',
    '-9999',
  ].map((mark) => withMeaning(mark, 'missing')),
];

/** The usual marks with a file's own put before them. */
export function legend(...own: readonly Mark[]): ReadonlyMap<string, Mark> {
  return new Map([...usualMarks, ...own].map((mark) => [markKey(mark.mark), mark]));
}

/** The form in which marks are compared. */
export const markKey = (text: string): string => text.trim().toLowerCase();

function withMeaning(mark: string, meaning: Mark['meaning']): Mark {
  return { mark, meaning };
}
