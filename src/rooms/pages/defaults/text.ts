import type { Locale } from '#ground/i18n/locale.js';

/** A page as the installation brings it, in every language. `{coalition}` stands for the coalition's name. */
export interface PageText {
  title: Record<Locale, string>;
  body: Record<Locale, string>;
}
