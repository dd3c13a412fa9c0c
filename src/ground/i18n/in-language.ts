import type { Locale } from './locale.js';

/** A text in the languages in which it was written. */
export type InLanguages = Partial<Record<Locale, string>>;

/** A text in the reader's language, or in the first one that it has, and which that is. */
export function inLanguage(text: InLanguages, locale: Locale): { text: string; lang: Locale } {
  const lang = text[locale] ? locale : ((Object.keys(text) as Locale[]).find((each) => text[each]) ?? locale);
  return { text: text[lang] ?? '', lang };
}
