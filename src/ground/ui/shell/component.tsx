import type { Child } from 'hono/jsx';
import { AssetsContext } from '../client-module.js';
import { Footer } from './footer.js';
import { Head } from './head.js';
import { Masthead } from './masthead.js';
import type { PageHead, Site } from './types.js';

export type { Account, LanguageLink, NavLink, PageHead, Site } from './types.js';

export interface ShellProps extends PageHead {
  site: Site;
  /** `text` keeps to a reading measure, `wide` (as given) to the page, `full` has no side margin. */
  width?: 'text' | 'wide' | 'full';
  /** Stands above the content, outside `main`: breadcrumbs, tabs. */
  before?: Child;
  children?: Child;
}

/** The whole document but for its doctype, which the renderer writes. The current language gives `lang` and direction. */
export function Shell({ site, width = 'wide', before, children, ...page }: ShellProps) {
  return (
    <Document site={site} page={page}>
      <a class="skip-link" href="#main">
        {site.skipLabel}
      </a>
      {site.notice && (
        <aside class="site-notice" aria-label={site.noticeLabel}>
          <div class="site-notice__inner">{site.notice}</div>
        </aside>
      )}
      <Masthead site={site} />
      {before && <div class={`before-main before-main--${width}`}>{before}</div>}
      <main id="main" tabindex={-1} class={`main main--${width}`}>
        {children}
      </main>
      <Footer site={site} />
    </Document>
  );
}

/** A document for a frame on somebody else's page: content alone, with one link home. */
export function EmbedShell({ site, homeLabel, children, ...page }: ShellProps & { homeLabel: string }) {
  return (
    <Document site={site} page={{ ...page, noIndex: true }}>
      <main id="main" class="main main--embed">
        {children}
        <p class="embed-home">
          <a href={page.canonical ?? site.homeHref} target="_blank" rel="noopener">
            <img src={`${site.assets}/icon.svg`} alt="" width="20" height="20" />
            {homeLabel}
          </a>
        </p>
      </main>
    </Document>
  );
}

function Document({ site, page, children }: { site: Site; page: PageHead; children?: Child }) {
  const language = site.languages.find(({ current }) => current)?.code ?? 'en';
  return (
    <html lang={language} dir={directionOf(language)}>
      <Head page={page} siteName={site.name} assets={site.assets} />
      <body>
        <AssetsContext.Provider value={site.assets}>{children}</AssetsContext.Provider>
      </body>
    </html>
  );
}

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
