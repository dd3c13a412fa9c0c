import type { Child } from 'hono/jsx';
import { languageNames, locales } from '../../i18n/locale.js';
import { EmbedShell, Shell, type Site } from '../../ui/index.js';
import type { PageMeta, Visit } from '../visit.js';
import { words } from '../words.js';

/** A whole page inside the site. */
export async function renderPage(visit: Visit, meta: PageMeta, content: Child): Promise<Response> {
  return html(
    meta,
    <Shell site={await siteOf(visit)} {...headOf(visit, meta)}>
      {content}
    </Shell>,
  );
}

export async function renderEmbed(visit: Visit, meta: PageMeta, content: Child): Promise<Response> {
  return html(
    meta,
    <EmbedShell site={await siteOf(visit)} homeLabel={words.in(visit.locale)('embed.home')} {...headOf(visit, meta)}>
      {content}
    </EmbedShell>,
  );
}

async function siteOf(visit: Visit): Promise<Site> {
  const say = words.in(visit.locale);
  return {
    ...(await visit.services.frame(visit)),
    homeHref: '/',
    skipLabel: say('shell.skip'),
    menuLabel: say('shell.menu'),
    navLabel: say('shell.nav'),
    noticeLabel: say('shell.notice'),
    languagesLabel: say('shell.languages'),
    languages: locales.map((code) => ({
      code,
      label: languageNames[code],
      href: inLanguage(visit, code),
      current: code === visit.locale,
    })),
    assets: visit.services.assets,
  };
}

function headOf(visit: Visit, meta: PageMeta) {
  const base = visit.services.config.BASE_URL;
  return {
    description: '',
    ...meta,
    canonical: `${base}${visit.url.pathname}`,
    alternates: locales.map((code) => ({ lang: code, href: `${base}${inLanguage(visit, code)}` })),
  };
}

function inLanguage({ url }: Visit, lang: string): string {
  const query = new URLSearchParams(url.search);
  query.set('lang', lang);
  return `${url.pathname}?${query}`;
}

async function html({ status = 200 }: PageMeta, document: Child): Promise<Response> {
  // A tree with an asynchronous component becomes a string in time, not at once.
  const text = await (document as { toString(): string | Promise<string> }).toString();
  return new Response(`<!doctype html>${text}`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
