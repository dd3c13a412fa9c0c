export interface WrittenPrinciple {
  title: string;
  body: string;
}

/**
 * Principles as one writes them down: a line that begins with # is a title, and what follows explains it. What stands
 * before the first title is a principle without one.
 */
export function parsePrinciples(text: string): WrittenPrinciple[] {
  const [before = '', ...pieces] = text.replace(/\r\n?/g, '\n').split(/^#+[ \t]*/m);
  const principles = pieces.map((piece) => {
    const [title = '', ...rest] = piece.split('\n');
    return { title: title.trim(), body: rest.join('\n').trim() };
  });
  return before.trim() === '' ? principles : [{ title: '', body: before.trim() }, ...principles];
}

/** The same back again, for the form. */
export const writtenPrinciples = (principles: readonly WrittenPrinciple[]): string =>
  principles.map(({ title, body }) => `# ${title}\n${body}`.trim()).join('\n\n');
