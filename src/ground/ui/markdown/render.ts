import { Marked } from 'marked';
import sanitize from 'sanitize-html';

/**
 * Markdown as HTML that is safe to show, whoever wrote it. HTML in the text shows as the words it is made of, the text's
 * highest headings become `headingsFrom` (the page has its own `h1`) and the next ones one level less each, links lead to
 * the web, to mail, telephone or a place of this site.
 * Pictures are left out: a page that wants them has its own way to keep their alternative text.
 */
export function renderMarkdown(text: string, { headingsFrom = 2 }: { headingsFrom?: 2 | 3 | 4 } = {}): string {
  const html = marked.parse(text, { async: false });
  return sanitize(html, { ...allowed, transformTags: { ...headings(html, headingsFrom), a: link } }).trim();
}

/** The same text without any marks, for descriptions and previews. */
export function plainMarkdown(text: string): string {
  const words = sanitize(marked.parse(text, { async: false }), {
    allowedTags: [],
    allowedAttributes: {},
    textFilter: (part) => part,
  });
  return decode(words).replace(/\s+/g, ' ').trim();
}

/** CommonMark with tables and strikethrough; HTML is text like any other. */
const marked = new Marked({
  gfm: true,
  renderer: { html: ({ text }) => escape(text), image: ({ text }) => escape(text) },
});

const allowed: sanitize.IOptions = {
  allowedTags: [
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'del',
    'a',
    'blockquote',
    'code',
    'pre',
    'hr',
    'br',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href'], ol: ['start'] },
};

/** Levels that follow each other, whichever the writer began with or left out. */
function headings(html: string, first: number): NonNullable<sanitize.IOptions['transformTags']> {
  const used = [1, 2, 3, 4, 5, 6].filter((level) => html.includes(`<h${level}>`));
  return Object.fromEntries(used.map((level, depth) => [`h${level}`, `h${Math.min(first + depth, 6)}`]));
}

/** To the web, to mail, to a telephone, within this site; anything else is left without an address. */
const knownPlace = /^(https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i;

const link: sanitize.Transformer = (tagName, { href = '' }) => {
  const attribs: sanitize.Attributes = knownPlace.test(href) ? { href } : {};
  return { tagName, attribs };
};

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
const decode = (text: string) =>
  text.replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    (entity) => Object.keys(signs).find((sign) => signs[sign] === entity) ?? entity,
  );
