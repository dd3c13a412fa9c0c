export const locales = ['en', 'es'] as const;
export type Locale = (typeof locales)[number];

/** The languages as this country writes them (BCP 47): Spanish with 1,234.5, not 1.234,5. */
export const languageTags: Record<Locale, string> = { en: 'en-US', es: 'es-US' };

/** What each language calls itself. */
export const languageNames: Record<Locale, string> = { en: 'English', es: 'Español' };

export const isLocale = (text: string | null | undefined): text is Locale => locales.includes(text as Locale);

/** The best of our languages for an Accept-Language header; English where it names none of them. */
export function preferredLocale(acceptLanguage: string | null | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { language: tag.split('-')[0]?.toLowerCase(), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ language, quality }) => isLocale(language) && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return (wishes[0]?.language as Locale | undefined) ?? 'en';
}
