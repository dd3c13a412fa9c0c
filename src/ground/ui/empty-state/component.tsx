import type { Child } from 'hono/jsx';

/** Nothing here yet: says so, and what to do next. */
export function EmptyState({ title, text, action }: { title: string; text: Child; action?: Child }) {
  return (
    <div class="empty-state">
      <p class="empty-state__title">{title}</p>
      <p>{text}</p>
      {action && <div class="empty-state__action">{action}</div>}
    </div>
  );
}
