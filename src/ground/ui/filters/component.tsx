import type { Child } from 'hono/jsx';
import { HiddenField } from '../form/component.js';

export interface FiltersProps {
  action: string;
  label: string;
  applyLabel: string;
  /** Each filter in force, and the address of the list without it. `removeLabel` says what the link does: "Remove filter: Middle school". */
  applied?: { label: string; removeLabel: string; removeHref: string }[];
  appliedLabel?: string;
  clear?: { href: string; label: string };
  /** What else is in the address and should stay, such as the order. */
  keep?: Record<string, string>;
  children?: Child;
}

/** Narrows a list: a form that gets the same page with other words in its address. */
export function Filters({
  action,
  label,
  applyLabel,
  applied = [],
  appliedLabel,
  clear,
  keep = {},
  children,
}: FiltersProps) {
  return (
    <div class="filters">
      <form class="filters__form" method="get" action={action} aria-label={label}>
        {Object.entries(keep).map(([name, value]) => (
          <HiddenField name={name} value={value} />
        ))}
        {children}
        <button class="button button--secondary" type="submit">
          {applyLabel}
        </button>
      </form>
      {applied.length > 0 && (
        <div class="filters__applied">
          {appliedLabel && <span>{appliedLabel}</span>}
          <ul class="filters__tags">
            {applied.map((filter) => (
              <li>
                <a class="filters__tag" href={filter.removeHref} aria-label={filter.removeLabel}>
                  {filter.label}
                </a>
              </li>
            ))}
          </ul>
          {clear && <a href={clear.href}>{clear.label}</a>}
        </div>
      )}
    </div>
  );
}
