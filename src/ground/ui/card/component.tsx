import type { Child } from 'hono/jsx';

export interface CardProps {
  href: string;
  title: string;
  kicker?: Child;
  text?: Child;
  meta?: Child;
  picture?: { src: string; alt: string; width: number; height: number };
  lang?: string;
  level?: 2 | 3 | 4;
}

/** What is behind a link: one flat look, the whole of it can be pressed. Cards never hold cards. */
export function Card({ href, title, kicker, text, meta, picture, lang, level = 3 }: CardProps) {
  const Heading = `h${level}` as 'h3';
  return (
    <article class="card">
      {picture && <img class="card__picture" {...picture} loading="lazy" decoding="async" />}
      {kicker && <p class="card__kicker">{kicker}</p>}
      <Heading class="card__title" lang={lang}>
        <a href={href}>{title}</a>
      </Heading>
      {text && <p class="card__text">{text}</p>}
      {meta && <div class="card__meta">{meta}</div>}
    </article>
  );
}
