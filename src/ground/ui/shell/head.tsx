import type { PageHead } from './types.js';

const font = 'atkinson-hyperlegible-next-latin-wght-normal.woff2';

/** The head of a document: what browsers, search engines and link previews read. */
export function Head({ page, siteName, assets }: { page: PageHead; siteName: string; assets: string }) {
  const title = page.title === siteName ? siteName : `${page.title} – ${siteName}`;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={page.description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf7ef" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161a18" />
      {page.noIndex && <meta name="robots" content="noindex" />}
      {page.refreshSeconds !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(page.refreshSeconds)} />
        </noscript>
      )}
      <link rel="preload" href={`${assets}/${font}`} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={`${assets}/longtable.css`} />
      <link rel="icon" href={`${assets}/icon.svg`} type="image/svg+xml" />
      {page.canonical && <link rel="canonical" href={page.canonical} />}
      {page.alternates?.map(({ lang, href }) => (
        <link rel="alternate" hreflang={lang} href={href} />
      ))}
      {page.feeds?.map(({ title, href, type }) => (
        <link rel="alternate" type={type} title={title} href={href} />
      ))}
      <LinkPreview page={page} siteName={siteName} />
    </head>
  );
}

function LinkPreview({ page, siteName }: { page: PageHead; siteName: string }) {
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:title" content={page.title} />
      <meta property="og:description" content={page.description} />
      {page.canonical && <meta property="og:url" content={page.canonical} />}
      {page.card && <meta property="og:image" content={page.card} />}
      <meta name="twitter:card" content={page.card ? 'summary_large_image' : 'summary'} />
    </>
  );
}
