import type { Child } from 'hono/jsx';

/** Someone's own words, and whose they are. */
export function Quote({ children, by, lang }: { children?: Child; by?: Child; lang?: string }) {
  return (
    <figure class="quote">
      <blockquote class="quote__words" lang={lang}>
        {children}
      </blockquote>
      {by && <figcaption class="quote__by">{by}</figcaption>}
    </figure>
  );
}
