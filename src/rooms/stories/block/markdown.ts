import { marked } from 'marked';
import sanitize from 'sanitize-html';

const allowed: sanitize.IOptions = {
  allowedTags: ['h2', 'h3', 'p', 'ul', 'ol', 'li', 'em', 'strong', 'a', 'br'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  // The page's own title is the only first heading, and a story needs no more than two levels below it.
  transformTags: {
    h1: 'h2',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    b: 'strong',
    i: 'em',
    a: (tagName, { href = '' }) => ({
      tagName,
      attribs: { href, ...(href.startsWith('http') ? { rel: 'noopener' } : {}) },
    }),
  },
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'iframe', 'svg', 'math', 'title', 'xmp'],
};

/** Markdown as HTML that holds nothing but headings, paragraphs, lists, emphasis and links to the web or to a mail address. */
export function safeHtml(markdown: string): string {
  return sanitize(marked.parse(markdown, { async: false, gfm: true }), allowed).trim();
}

/** The words alone, to count them and for summaries. */
export const plainText = (html: string) =>
  sanitize(html, { allowedTags: [], allowedAttributes: {} }).replace(/\s+/g, ' ').trim();
