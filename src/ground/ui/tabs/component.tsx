import type { Child } from 'hono/jsx';

export interface Tab {
  href: string;
  label: string;
  current?: boolean;
  /** A number beside the label: how many wait there. */
  count?: Child;
}

/** The pages about one thing, as links: each has its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul class="tabs__list">
        {tabs.map(({ href, label, current, count }) => (
          <li>
            <a class="tabs__tab" href={href} aria-current={current ? 'page' : undefined}>
              {label}
              {count !== undefined && <span class="tabs__count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
