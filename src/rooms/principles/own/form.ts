import { z } from 'zod';
import { type FieldError, invalid } from '#ground/http/errors.js';
import type { Form } from '#ground/http/form.js';
import type { Visit } from '#ground/http/visit.js';
import type { InLanguages } from '#ground/i18n/in-language.js';
import { type Locale, locales } from '#ground/i18n/locale.js';
import { words } from '../words.js';
import type { NewVersion } from './actions.js';
import { parsePrinciples } from './parse.js';

const mostPrinciples = 40;
const longest = { name: 200, origin: 600, summary: 600, principles: 20_000 };
const longestTitle = 200;
const fields = ['name', 'origin', 'summary', 'principles'] as const;

/** What a form carries unseen: the id of what it makes, and the version from which its writer began (0 for none). */
export function originOf(form: Form): { id: string; base: number } {
  return form.parse(z.object({ id: z.uuid(), base: z.coerce.number().int().min(0).max(1_000_000) }));
}

/**
 * The framework that a form posted, in one language or in all. Throws a RequestError 422 that names what is wrong: a
 * language begun and not finished, or a different number of principles in each.
 */
export function typedVersion(visit: Visit): Omit<NewVersion, 'id'> {
  const { form } = visit;
  const used = locales.filter((locale) => fields.some((field) => form.text(`${field}_${locale}`) !== ''));
  const wrong = problems(visit, used);
  if (wrong.length > 0) throw invalid(wrong);
  const read = (field: string): InLanguages =>
    Object.fromEntries(used.map((locale) => [locale, form.text(`${field}_${locale}`).replace(/\r\n?/g, '\n')]));
  const lists = used.map((locale) => [locale, parsePrinciples(form.text(`principles_${locale}`))] as const);
  const principles = lists[0]![1].map((_, index) => ({
    part: null,
    title: Object.fromEntries(lists.map(([locale, list]) => [locale, list[index]!.title])),
    body: Object.fromEntries(lists.map(([locale, list]) => [locale, list[index]!.body])),
  }));
  return { name: read('name'), origin: read('origin'), summary: read('summary'), principles };
}

function problems(visit: Visit, used: readonly Locale[]): FieldError[] {
  const say = words.in(visit.locale);
  const checked = used.length > 0 ? used : [visit.locale];
  const wrong = checked.flatMap((locale) => problemsIn(visit, locale));
  if (wrong.length > 0) return wrong;
  const counts = checked.map((locale) => parsePrinciples(visit.form.text(`principles_${locale}`)).length);
  if (new Set(counts).size === 1) return [];
  const [en = 0, es = 0] = counts;
  return [{ field: 'principles_es', message: say('own.principles.differ', { en, es }) }];
}

function problemsIn({ form, locale: reading }: Visit, locale: Locale): FieldError[] {
  const say = words.in(reading);
  const text = (field: keyof typeof longest) => form.text(`${field}_${locale}`);
  const principles = parsePrinciples(text('principles'));
  const wrong = (field: keyof typeof longest, message: string): FieldError => ({
    field: `${field}_${locale}`,
    message,
  });
  return [
    ...(text('name') === '' ? [wrong('name', say('own.name.missing', { locale }))] : []),
    ...(text('origin') === '' ? [wrong('origin', say('own.origin.missing', { locale }))] : []),
    ...(principles.length === 0 ? [wrong('principles', say('own.principles.missing', { locale }))] : []),
    ...(principles.some(({ title }) => title === '')
      ? [wrong('principles', say('own.principles.untitled', { locale }))]
      : []),
    ...(principles.length > mostPrinciples
      ? [wrong('principles', say('own.principles.many', { locale, most: mostPrinciples }))]
      : []),
    ...(principles.some(({ title }) => title.length > longestTitle)
      ? [wrong('principles', say('own.principles.title.long', { locale, most: longestTitle }))]
      : []),
    ...fields
      .filter((field) => text(field).length > longest[field])
      .map((field) => wrong(field, say('own.long', { field, locale, most: longest[field] }))),
  ];
}
