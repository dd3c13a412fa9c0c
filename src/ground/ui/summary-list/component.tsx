import type { Child } from 'hono/jsx';

export interface SummaryRow {
  label: Child;
  value: Child;
  /** `about` is read after the label by screen readers: "Change" + "your name". */
  actions?: { href: string; label: string; about: string }[];
}

/** Facts and their values, each of which may be changed. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl class="summary-list">
      {rows.map(({ label, value, actions }) => (
        <div class="summary-list__row">
          <dt>{label}</dt>
          <dd class="summary-list__value">{value}</dd>
          {actions && (
            <dd class="summary-list__actions">
              {actions.map((action) => (
                <a href={action.href}>
                  {action.label}
                  <span class="visually-hidden"> {action.about}</span>
                </a>
              ))}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
