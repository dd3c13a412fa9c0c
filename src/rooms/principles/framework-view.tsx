import type { Child } from 'hono/jsx';
import { inLanguage, type InLanguages } from '#ground/i18n/in-language.js';
import type { Locale } from '#ground/i18n/locale.js';
import { Markdown } from '#ground/ui/index.js';
import type { Framework, Principle } from './queries.js';

/** The principles of a framework, numbered, under the headings by which it gathers them. */
export function Principles({ locale, framework }: { locale: Locale; framework: Pick<Framework, 'principles'> }) {
  const parts = Map.groupBy(framework.principles, ({ part }) => (part ? inLanguage(part, locale).text : ''));
  return (
    <>
      {[...parts].map(([part, principles]) => (
        <section class="principles">
          {part !== '' && <h2>{part}</h2>}
          <ol class="principles__list">
            {principles.map((principle) => (
              <Entry locale={locale} principle={principle} level={part === '' ? 2 : 3} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Entry({ locale, principle, level }: { locale: Locale; principle: Principle; level: 2 | 3 }) {
  const Heading = `h${level}` as 'h3';
  return (
    <li class="principles__entry">
      <Heading class="principles__title">
        <InReadersLanguage text={principle.title} locale={locale} />
      </Heading>
      <Written text={principle.body} locale={locale} />
    </li>
  );
}

/** Words in the reader's language, or marked as being in another. */
export function InReadersLanguage({ text, locale }: { text: InLanguages; locale: Locale }): Child {
  const { text: words, lang } = inLanguage(text, locale);
  return lang === locale ? <>{words}</> : <span lang={lang}>{words}</span>;
}

function Written({ text, locale }: { text: InLanguages; locale: Locale }) {
  const { text: words, lang } = inLanguage(text, locale);
  return <Markdown text={words} headingsFrom={4} {...(lang === locale ? {} : { lang })} />;
}
