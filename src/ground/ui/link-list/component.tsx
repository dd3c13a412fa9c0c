import type { Child } from 'hono/jsx';

export interface ListedLink {
  href: string;
  label: string;
  /** One line on what is behind the link. */
  note?: Child;
  /** Small facts: date, place, kind. */
  meta?: Child;
  lang?: string;
}

/** Links one below the other, each with what one finds there. */
export function LinkList({ links, label, columns = 1 }: { links: ListedLink[]; label?: string; columns?: 1 | 2 | 3 }) {
  return (
    <ul class={`link-list link-list--${columns}`} aria-label={label}>
      {links.map(({ href, label, note, meta, lang }) => (
        <li class="link-list__item">
          {meta && <div class="link-list__meta">{meta}</div>}
          <a class="link-list__link" href={href} lang={lang}>
            {label}
          </a>
          {note && <div class="link-list__note">{note}</div>}
        </li>
      ))}
    </ul>
  );
}
