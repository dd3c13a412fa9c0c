import type { Child } from 'hono/jsx';
import type { Visit } from '#ground/http/visit.js';
import { ButtonLink, Markdown, Notice, PageHeader, plainMarkdown } from '#ground/ui/index.js';
import { languageNames } from '#ground/i18n/locale.js';
import { inLanguage } from '#ground/i18n/in-language.js';
import type { PageName } from '../defaults/index.js';
import { editsPages } from '../policy.js';
import { words } from '../words.js';
import { type Edition, currentEdition } from './queries.js';

/** Shows one of the coalition's own pages: its title and its text, then what else belongs to it. */
export const showOwnPage =
  (page: PageName, more?: (visit: Visit) => Promise<Child>) =>
  async (visit: Visit): Promise<Response> => {
    const edition = await currentEdition(visit, page);
    const title = inLanguage(edition.title, visit.locale).text;
    return visit.page(
      { title, description: descriptionOf(edition, visit), width: more ? 'wide' : 'text' },
      <>
        <PageHeader title={title} actions={<EditLink visit={visit} page={page} />} />
        <EditionText visit={visit} edition={edition} />
        {more && (await more(visit))}
      </>,
    );
  };

/** The text in the reader's language; where it was not written in it, says so and shows what there is. */
export function EditionText({ visit, edition }: { visit: Pick<Visit, 'locale'>; edition: Pick<Edition, 'body'> }) {
  const say = words.in(visit.locale);
  const { text, lang } = inLanguage(edition.body, visit.locale);
  return (
    <>
      {lang !== visit.locale && <Notice title={say('page.otherLanguage', { language: languageNames[lang] })} />}
      <Markdown text={text} lang={lang === visit.locale ? undefined : lang} />
    </>
  );
}

/** The way to the editor, for those who may. */
export function EditLink({ visit, page }: { visit: Visit; page: PageName }) {
  if (!editsPages.allows(visit)) return <></>;
  return (
    <ButtonLink href={`/pages/${page}/edit`} kind="secondary">
      {words.in(visit.locale)('page.edit')}
    </ButtonLink>
  );
}

/** The first words of a page, for search engines and link previews. */
export function descriptionOf({ body }: Pick<Edition, 'body'>, { locale }: Pick<Visit, 'locale'>): string {
  const text = plainMarkdown(inLanguage(body, locale).text);
  return text.length <= 160 ? text : `${text.slice(0, 157).replace(/\s+\S*$/, '')}…`;
}
