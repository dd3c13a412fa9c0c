import type { Child } from 'hono/jsx';

export interface PageHeaderProps {
  title: string;
  /** What kind of thing the page is about, or whose it is: stands above the title. */
  kicker?: Child;
  lead?: Child;
  /** Small facts below the lead: dates, badges, authors. */
  meta?: Child;
  actions?: Child;
  /** `large` for the first page of a site. */
  size?: 'normal' | 'large';
}

/** The top of a page: its only `h1`, and what the page is for. */
export function PageHeader({ title, kicker, lead, meta, actions, size = 'normal' }: PageHeaderProps) {
  return (
    <div class={`page-header page-header--${size}`}>
      {kicker && <p class="page-header__kicker">{kicker}</p>}
      <h1>{title}</h1>
      {lead && <p class="page-header__lead">{lead}</p>}
      {meta && <div class="page-header__meta">{meta}</div>}
      {actions && <div class="page-header__actions">{actions}</div>}
    </div>
  );
}
