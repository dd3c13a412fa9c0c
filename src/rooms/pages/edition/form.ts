import { z } from 'zod';
import { type FieldError, invalid, notFound } from '#ground/http/errors.js';
import type { Form } from '#ground/http/form.js';
import type { Visit } from '#ground/http/visit.js';
import { type Locale, locales } from '#ground/i18n/locale.js';
import type { InLanguages } from '#ground/i18n/in-language.js';
import { isPageName, type PageName } from '../defaults/index.js';
import { words } from '../words.js';

const longestTitle = 200;
const longestBody = 50_000;

/** The page that an address names. */
export function pageOf(visit: Visit): PageName {
  const name = visit.param('page');
  if (!isPageName(name)) throw notFound();
  return name;
}

/** What a form carries unseen: the id of what it makes, and the version from which its writer began. */
export function originOf(form: Form): { id: string; base: number } {
  return form.parse(z.object({ id: z.uuid(), base: z.coerce.number().int().min(0).max(1_000_000) }));
}

/** Title and text in every language as they were typed, line ends made one. */
export function typedText(form: Form): { title: InLanguages; body: InLanguages } {
  const read = (field: string): InLanguages =>
    Object.fromEntries(
      locales
        .map((locale) => [locale, form.text(`${field}_${locale}`).replace(/\r\n?/g, '\n')] as const)
        .filter(([, text]) => text !== ''),
    );
  return { title: read('title'), body: read('body') };
}

/** Throws a RequestError 422 unless title and text are there in each language in which the coalition writes. */
export function checkText(
  visit: Visit,
  { title, body }: ReturnType<typeof typedText>,
  needed: readonly Locale[],
): void {
  const say = words.in(visit.locale);
  const wrong: FieldError[] = locales.flatMap((locale) => {
    const must = needed.includes(locale) || Boolean(title[locale]) !== Boolean(body[locale]);
    return [
      ...(must && !title[locale] ? [{ field: `title_${locale}`, message: say('edit.title.missing', { locale }) }] : []),
      ...(must && !body[locale] ? [{ field: `body_${locale}`, message: say('edit.body.missing', { locale }) }] : []),
      ...((title[locale]?.length ?? 0) > longestTitle
        ? [{ field: `title_${locale}`, message: say('edit.title.long', { locale, most: longestTitle }) }]
        : []),
      ...((body[locale]?.length ?? 0) > longestBody
        ? [{ field: `body_${locale}`, message: say('edit.body.long', { locale, most: longestBody }) }]
        : []),
    ];
  });
  if (wrong.length > 0) throw invalid(wrong);
}
