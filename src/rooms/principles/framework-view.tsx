import type { Child } from 'hono/jsx';
import { inLanguage, type InLanguages } from '#ground/i18n/in-language.js';
import type { Locale } from '#ground/i18n/locale.js';
import { Markdown, SourceLine } from '#ground/ui/index.js';
import type { Framework, Principle } from './queries.js';
import { words } from './words.js';

type Entries = readonly Omit<Principle, 'position'>[];

interface PrinciplesProps {
  locale: Locale;
  framework: { principles: Entries };
  /** The level of the topmost headings here. */
  headingsFrom?: 2 | 3 | 4;
}

/** The principles of a framework, numbered, under the headings by which it gathers them. */
export function Principles({ locale, framework, headingsFrom = 2 }: PrinciplesProps) {
  const PartHeading = `h${headingsFrom}` as 'h2';
  return (
    <>
      {partsOf(framework.principles, locale).map(([part, principles]) => (
        <section class="principles">
          {part !== '' && <PartHeading class="principles__part">{part}</PartHeading>}
          <ol class="principles__list">
            {principles.map((principle) => (
              <Entry locale={locale} principle={principle} level={part === '' ? headingsFrom : headingsFrom + 1} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Entry({ locale, principle, level }: { locale: Locale; principle: Entries[number]; level: number }) {
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

/** A framework in short: its name, what it is about, and the titles of its principles. */
export function Overview({ locale, framework }: { locale: Locale; framework: Framework }) {
  const say = words.in(locale);
  const { text: name, lang } = inLanguage(framework.name, locale);
  return (
    <article class="principles-overview">
      <h3>
        <a href={`/principles/${framework.key}`} lang={lang === locale ? undefined : lang}>
          {name}
        </a>
      </h3>
      <p class="principles-overview__summary">
        <InReadersLanguage text={framework.summary} locale={locale} />
      </p>
      {partsOf(framework.principles, locale).map(([part, principles]) => (
        <>
          {part !== '' && <p class="principles-overview__part">{part}</p>}
          <ol class="principles-overview__titles">
            {principles.map(({ title }) => (
              <li>
                <InReadersLanguage text={title} locale={locale} />
              </li>
            ))}
          </ol>
        </>
      ))}
      <SourceLine label={say('origin')}>
        <InReadersLanguage text={framework.origin} locale={locale} />
      </SourceLine>
    </article>
  );
}

const partsOf = (principles: Entries, locale: Locale) => [
  ...Map.groupBy(principles, ({ part }) => (part ? inLanguage(part, locale).text : '')),
];

/** Words in the reader's language, or marked as being in another. */
export function InReadersLanguage({ text, locale }: { text: InLanguages; locale: Locale }): Child {
  const { text: written, lang } = inLanguage(text, locale);
  return lang === locale ? <>{written}</> : <span lang={lang}>{written}</span>;
}

function Written({ text, locale }: { text: InLanguages; locale: Locale }) {
  const { text: written, lang } = inLanguage(text, locale);
  return <Markdown text={written} headingsFrom={4} {...(lang === locale ? {} : { lang })} />;
}
