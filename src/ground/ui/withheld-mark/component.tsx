/**
 * The one mark for a value that is not shown. It is the same for every reason, so that it tells none.
 * `label` is what a screen reader says in its place.
 */
export function WithheldMark({ label, href }: { label: string; href?: string }) {
  const mark = (
    <>
      <span class="withheld-mark" aria-hidden="true" />
      <span class="visually-hidden">{label}</span>
    </>
  );
  return href ? (
    <a class="withheld-mark__link" href={href} title={label}>
      {mark}
    </a>
  ) : (
    mark
  );
}

/** What the mark means, to stand below whatever shows it. */
export function WithheldKey({ text }: { text: string }) {
  return (
    <p class="withheld-key">
      <span class="withheld-mark" aria-hidden="true" /> {text}
    </p>
  );
}
