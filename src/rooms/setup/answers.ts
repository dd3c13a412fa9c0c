import type { FieldError } from '#ground/http/errors.js';
import type { Form } from '#ground/http/form.js';
import { type Locale, locales } from '#ground/i18n/locale.js';
import { timeZones } from '#rooms/pages/room.js';
import { emailAddress } from '#rooms/people/room.js';
import type { Say } from './words.js';

/** What the coalition says of itself, as it is kept until set-up is done. */
export interface Answers {
  name: string;
  translatedNames: Partial<Record<Locale, string>>;
  summary: Partial<Record<Locale, string>>;
  languages: Locale[];
  timeZone: string;
  contactEmail: string | null;
}

const longestName = 120;
export const longestSummary = 300;

/** The answers as they were typed. */
export function answersIn(form: Form): Answers {
  const spanish = lineIn(form, 'nameEs');
  const summary = locales.map((locale) => [locale, lineIn(form, `summary.${locale}`)] as const);
  const contact = form.text('contactEmail');
  return {
    name: lineIn(form, 'name'),
    translatedNames: spanish ? { es: spanish } : {},
    summary: Object.fromEntries(summary.filter(([, text]) => text !== '')),
    languages: locales.filter((locale) => form.all('languages').includes(locale)),
    timeZone: form.text('timeZone'),
    contactEmail: contact === '' ? null : (emailAddress(contact) ?? contact),
  };
}

/** A text without line breaks and other signs that steer a device, which the database would not take either. */
export const lineIn = (form: Form, field: string) =>
  form
    .text(field)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** What is wrong with them, field by field. */
export function faultsOf(answers: Answers, say: Say): FieldError[] {
  const { name, translatedNames, summary, languages, timeZone, contactEmail } = answers;
  const most = { most: longestName };
  return [
    ...(name === '' ? [{ field: 'name', message: say('coalition.name.missing') }] : []),
    ...(name.length > longestName ? [{ field: 'name', message: say('coalition.name.long', most) }] : []),
    ...((translatedNames.es?.length ?? 0) > longestName
      ? [{ field: 'nameEs', message: say('coalition.nameEs.long', most) }]
      : []),
    ...locales
      .filter((locale) => (summary[locale]?.length ?? 0) > longestSummary)
      .map((locale) => ({
        field: `summary.${locale}`,
        message: say('coalition.summary.long', { locale, most: longestSummary }),
      })),
    ...(languages.length === 0 ? [{ field: 'languages', message: say('coalition.languages.missing') }] : []),
    ...(timeZones.includes(timeZone) ? [] : [{ field: 'timeZone', message: say('coalition.timeZone.missing') }]),
    ...(contactEmail === null || emailAddress(contactEmail)
      ? []
      : [{ field: 'contactEmail', message: say('email.wrong') }]),
  ];
}
