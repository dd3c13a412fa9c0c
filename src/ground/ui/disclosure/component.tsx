import type { Child } from 'hono/jsx';

/** More for those who want it, closed until asked for. */
export function Disclosure({ summary, open, children }: { summary: Child; open?: boolean; children?: Child }) {
  return (
    <details class="disclosure" open={open}>
      <summary class="disclosure__summary">{summary}</summary>
      <div class="disclosure__content">{children}</div>
    </details>
  );
}
