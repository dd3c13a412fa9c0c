import type { Child } from 'hono/jsx';

type Gap = 's' | 'm' | 'l';

/** Things one below the other with an even distance. */
export function Stack({ gap = 'm', children }: { gap?: Gap; children?: Child }) {
  return <div class={`stack stack--${gap}`}>{children}</div>;
}

/** As many equal columns as fit, each at least as wide as `min` says: s gives up to four, m three, l two. */
export function Grid({ min = 'm', children }: { min?: Gap; children?: Child }) {
  return <div class={`grid grid--${min}`}>{children}</div>;
}

/** Things in a row that wraps: buttons, badges. */
export function Cluster({ children }: { children?: Child }) {
  return <div class="cluster">{children}</div>;
}

/** A main column with a narrower one beside it; on a phone the aside follows. */
export function Split({ aside, children }: { aside: Child; children?: Child }) {
  return (
    <div class="split">
      <div class="split__main">{children}</div>
      <div class="split__aside">{aside}</div>
    </div>
  );
}

export interface SectionProps {
  title: string;
  id?: string;
  lead?: Child;
  /** A link or button at the right of the title. */
  action?: Child;
  level?: 2 | 3;
  /** `ruled` (as given) begins with a line, `tinted` lies on a quiet ground of its own. */
  look?: 'ruled' | 'tinted' | 'plain';
  children?: Child;
}

/** A part of a page under its own heading. */
export function Section({ title, id, lead, action, level = 2, look = 'ruled', children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class={`section section--${look}`} id={id}>
      <div class="section__head">
        <Heading>{title}</Heading>
        {action && <div class="section__action">{action}</div>}
      </div>
      {lead && <p class="section__lead">{lead}</p>}
      {children}
    </section>
  );
}

/** Running text, such as rendered Markdown, whose elements carry no classes of their own. */
export function Prose({ children, lang }: { children?: Child; lang?: string }) {
  return (
    <div class="prose" lang={lang}>
      {children}
    </div>
  );
}
