import { IntlMessageFormat } from 'intl-messageformat';
import { languageTags, type Locale } from './locale.js';

type Value = string | number | Date;

/** Says one message of a catalogue. Values fill its ICU arguments. */
export type Say<Key extends string> = (key: Key, values?: Record<string, Value>) => string;

export interface Catalogue<Key extends string> {
  in(locale: Locale): Say<Key>;
}

/**
 * The messages of one room in every language, as ICU MessageFormat. A key that one language lacks is a type error here and
 * in whoever says it.
 */
export function catalogue<Messages extends Record<string, string>>(
  en: Messages,
  es: Record<keyof Messages, string>,
): Catalogue<keyof Messages & string> {
  const byLocale = { en: speaker('en', en), es: speaker('es', es) };
  return { in: (locale) => byLocale[locale] };
}

function speaker<Key extends string>(locale: Locale, messages: Record<Key, string>): Say<Key> {
  const parsed = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    let message = parsed.get(key);
    if (!message) {
      // Messages hold no markup: a page composes them with elements, so `<` stays a plain sign.
      message = new IntlMessageFormat(messages[key], languageTags[locale], undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
}
