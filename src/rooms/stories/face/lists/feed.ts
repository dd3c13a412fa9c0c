import type { Visit } from '#ground/http/visit.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import { type Edition, listEditions } from '../../edition/queries.js';
import { type Say, words } from '../../words.js';

/** The feeds that a page of stories names in its head, one for each language. */
export const feedsOf = (say: Say) =>
  locales.map((locale) => ({
    title: `${say('index.title')} (${languageNames[locale]})`,
    href: `/stories/feed.xml?lang=${locale}`,
    type: 'application/atom+xml',
  }));

/** The stories that are complete in the visitor's language, as an Atom feed (RFC 4287). */
export async function feed(visit: Visit): Promise<Response> {
  const { locale } = visit;
  const say = words.in(locale);
  const base = visit.services.config.BASE_URL;
  const stories = await listEditions(visit, { language: locale, limit: 30 });
  const self = `${base}/stories/feed.xml?lang=${locale}`;
  const updated =
    stories
      .map(({ publishedAt }) => publishedAt.toISOString())
      .toSorted()
      .at(-1) ?? '2000-01-01T00:00:00.000Z';
  const { name } = await visit.services.frame(visit);
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<title>${escape(`${say('index.title')} – ${name}`)}</title>
<id>${escape(self)}</id><link rel="self" href="${escape(self)}"/><link href="${escape(`${base}/stories?lang=${locale}`)}"/>
<updated>${updated}</updated>
${stories.map((story) => entry(story, base, locale)).join('\n')}
</feed>
`;
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}

function entry(
  { id, slug, content, firstPublishedAt, publishedAt }: Edition,
  base: string,
  locale: 'en' | 'es',
): string {
  return `<entry><id>urn:uuid:${id}</id><title>${escape(content.title[locale])}</title><link href="${base}/stories/${slug}?lang=${locale}"/>
<published>${firstPublishedAt.toISOString()}</published><updated>${publishedAt.toISOString()}</updated>
<author><name>${escape(content.byline)}</name></author><category term="${escape(content.place.name)}"/><summary>${escape(content.summary[locale])}</summary></entry>`;
}

// oxlint-disable-next-line no-control-regex -- XML 1.0 allows no control characters, not even escaped
const escape = (text: string) =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
