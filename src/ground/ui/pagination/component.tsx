export interface PaginationProps {
  label: string;
  previous?: { href: string; label: string };
  next?: { href: string; label: string };
  /** Where we are, in words: "21 to 40 of 312". */
  position: string;
}

/** One page of a long list: back, forth and where one is. */
export function Pagination({ label, previous, next, position }: PaginationProps) {
  return (
    <nav class="pagination" aria-label={label}>
      {previous && (
        <a class="pagination__link pagination__link--previous" href={previous.href} rel="prev">
          {previous.label}
        </a>
      )}
      <span class="pagination__position">{position}</span>
      {next && (
        <a class="pagination__link pagination__link--next" href={next.href} rel="next">
          {next.label}
        </a>
      )}
    </nav>
  );
}
