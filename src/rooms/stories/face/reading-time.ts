import type { Locale } from '#ground/i18n/locale.js';
import { plainText, safeHtml } from '../block/markdown.js';
import type { EditionContent } from '../edition/content.js';

const wordsInAMinute = 200;

/** Minutes that the text takes to read, at least one. */
export function minutesToRead({ blocks, summary }: EditionContent, locale: Locale): number {
  const texts = blocks.map((block) => {
    if (block.kind === 'text') return plainText(safeHtml(block.markdown[locale]));
    if (block.kind === 'quote') return block.words[locale];
    if (block.kind === 'number') return block.sentence[locale];
    return block.kind === 'steps' ? block.steps.map(({ what }) => what[locale]).join(' ') : '';
  });
  const count = [summary[locale], ...texts].join(' ').split(/\s+/).filter(Boolean).length;
  return Math.max(1, Math.round(count / wordsInAMinute));
}
