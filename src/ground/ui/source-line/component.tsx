import type { Child } from 'hono/jsx';

/** Whose figures these are and from when. `label` is the word before them: "Source". */
export function SourceLine({ label, children }: { label: string; children?: Child }) {
  return (
    <p class="source-line">
      <span class="source-line__label">{label}:</span> {children}
    </p>
  );
}
