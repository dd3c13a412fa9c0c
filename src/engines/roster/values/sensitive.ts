/**
 * Whether a text holds what may be a social security number: `123-45-6789` or, in text that is no id, nine digits that
 * could be one. Numbers that were never given out (area 000, 666, 900 and above; group 00; serial 0000) do not count.
 */
export function holdsSocialSecurityNumber(text: string, pattern: 'with dashes' | 'any'): boolean {
  const found = pattern === 'any' ? anyPattern : dashedPattern;
  return found.test(text);
}

const dashedPattern = /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/u;
const anyPattern = /(?<![\d-])(?!000|666|9)\d{3}([- ]?)(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])/u;
