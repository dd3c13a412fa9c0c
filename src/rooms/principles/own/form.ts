import { z } from 'zod';
import { type FieldError, invalid } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import type { InLanguages } from '#ground/i18n/in-language.js';
import { type Locale, languageNames, locales } from '#ground/i18n/locale.js';
import { words } from '../words.js';
import type { NewVersion } from './actions.js';
import { parsePrinciples } from './parse.js';

const mostPrinciples = 40;
const longestLine = 200;
const longestText = 20_000;

/**
 * The framework that a form posted, in one language or in all. Throws a RequestError 422 that names what is wrong: a
 * language begun and not finished, or a different number of principles in each.
 */
export function versionOf(visit: Visit): NewVersion {
  const { form } = visit;
  const { id } = form.parse(z.object({ id: z.uuid() }));
  const used = locales.filter((locale) => fields.some((field) => form.text(`${field}_${locale}`) !== ''));
  const wrong = problems(visit, used);
  if (wrong.length > 0) throw invalid(wrong);
  const read = (field: string): InLanguages =>
    Object.fromEntries(used.map((locale) => [locale, form.text(`${field}_${locale}`)]));
  const lists = used.map((locale) => [locale, parsePrinciples(form.text(`principles_${locale}`))] as const);
  const principles = lists[0]![1].map((_, index) => ({
    title: Object.fromEntries(lists.map(([locale, list]) => [locale, list[index]!.title])),
    body: Object.fromEntries(lists.map(([locale, list]) => [locale, list[index]!.body])),
  }));
  return { id, name: read('name'), origin: read('origin'), summary: read('summary'), principles };
}

const fields = ['name', 'origin', 'summary', 'principles'] as const;

function problems(visit: Visit, used: readonly Locale[]): FieldError[] {
  const say = words.in(visit.locale);
  const text = (field: string, locale: Locale) => visit.form.text(`${field}_${locale}`);
  if (used.length === 0)
    return [
      { field: `name_${visit.locale}`, message: say('own.name.missing', { language: languageNames[visit.locale] }) },
    ];
  const wrong = used.flatMap((locale): FieldError[] => {
    const language = languageNames[locale];
    const principles = parsePrinciples(text('principles', locale));
    return [
      ...(text('name', locale) === ''
        ? [{ field: `name_${locale}`, message: say('own.name.missing', { language }) }]
        : []),
      ...(text('origin', locale) === ''
        ? [{ field: `origin_${locale}`, message: say('own.origin.missing', { language }) }]
        : []),
      ...(['name', 'origin', 'summary'] as const)
        .filter((field) => text(field, locale).length > longestLine * (field === 'name' ? 1 : 3))
        .map((field) => ({ field: `${field}_${locale}`, message: say('own.long', { language }) })),
      ...(principles.length === 0 || principles.some(({ title }) => title === '')
        ? [{ field: `principles_${locale}`, message: say('own.principles.missing', { language }) }]
        : []),
      ...(principles.length > mostPrinciples ||
      text('principles', locale).length > longestText ||
      principles.some(({ title }) => title.length > longestLine)
        ? [{ field: `principles_${locale}`, message: say('own.long', { language }) }]
        : []),
    ];
  });
  const counts = new Set(used.map((locale) => parsePrinciples(text('principles', locale)).length));
  if (wrong.length === 0 && counts.size > 1)
    return [{ field: `principles_${used.at(-1) ?? 'en'}`, message: say('own.principles.differ') }];
  return wrong;
}
