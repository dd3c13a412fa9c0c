import type { Child } from 'hono/jsx';

/** One state of a component: shown at /components, kept as a snapshot and checked by axe. */
export interface Example {
  name: string;
  render: () => Child;
}
