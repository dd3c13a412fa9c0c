import type { Child } from 'hono/jsx';

export type Tone = 'neutral' | 'primary' | 'info' | 'success' | 'warning' | 'danger';

/** A word that says the state or kind of a thing. The word carries the meaning; the tone only helps the eye. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children?: Child }) {
  return <span class={`badge badge--${tone}`}>{children}</span>;
}
