import { raw } from 'hono/html';
import { Prose } from '../layout/component.js';
import { renderMarkdown } from './render.js';

export { plainMarkdown } from './render.js';

export interface MarkdownProps {
  text: string;
  /** The language of the text where it is not the page's. */
  lang?: string;
  /** The level of the text's first headings. */
  headingsFrom?: 2 | 3 | 4;
}

/** Text that a person wrote in Markdown, safe to show whoever wrote it. */
export function Markdown({ text, lang, headingsFrom = 2 }: MarkdownProps) {
  return <Prose lang={lang}>{raw(renderMarkdown(text, { headingsFrom }))}</Prose>;
}
