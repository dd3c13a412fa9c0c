import { type Locale, locales } from '#ground/i18n/locale.js';
import type { Both, Content } from './content.js';

/** What a language still lacks: the heading, or a block by its place from 1. */
export type Gap = 'title' | 'summary' | number;

interface Texts {
  title: Both;
  summary: Both;
  blocks: Content[];
}

/** What this language of a story still lacks; empty when a reader gets all of it. */
export function gapsIn({ title, summary, blocks }: Texts, locale: Locale): Gap[] {
  const heading = (
    [
      ['title', title],
      ['summary', summary],
    ] as const
  )
    .filter(([, text]) => !text[locale])
    .map(([name]) => name);
  const numbers = blocks.flatMap((block, index) => (lacks(block, locale) ? [index + 1] : []));
  return [...heading, ...numbers];
}

/** The languages a reader gets all of. */
export const completeLocales = (texts: Texts): Locale[] =>
  locales.filter((locale) => gapsIn(texts, locale).length === 0);

/** A text that stands in any language has to stand in each; a note nobody wrote is not missing. */
function lacks(block: Content, locale: Locale): boolean {
  switch (block.kind) {
    case 'text':
      return !block.markdown[locale];
    case 'number':
      return halfWritten(block.sentence, locale);
    case 'chart':
    case 'table':
      return !block.title[locale] || halfWritten(block.note, locale);
    case 'quote':
      return !block.words[locale] || halfWritten(block.role, locale);
    case 'picture':
      return !block.alt[locale] || halfWritten(block.caption, locale);
    case 'steps':
      return block.steps.some(({ what }) => !what[locale]);
  }
}

const halfWritten = (text: Both, locale: Locale) => !text[locale] && locales.some((other) => text[other]);
