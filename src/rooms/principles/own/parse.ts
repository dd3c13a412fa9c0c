export interface WrittenPrinciple {
  title: string;
  body: string;
}

/** Principles as one writes them down: a line that begins with # is a title, and what follows explains it. */
export function parsePrinciples(text: string): WrittenPrinciple[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/^#+[ \t]*/m)
    .slice(1)
    .map((piece) => {
      const [title = '', ...rest] = piece.split('\n');
      return { title: title.trim(), body: rest.join('\n').trim() };
    });
}

/** The same back again, for the form. */
export const writtenPrinciples = (principles: readonly WrittenPrinciple[]): string =>
  principles.map(({ title, body }) => `# ${title}\n${body}`.trim()).join('\n\n');
