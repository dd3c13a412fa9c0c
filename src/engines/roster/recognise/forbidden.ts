import { headerKey, headerWords } from './header.js';

/** What a column must not hold here, whoever sends it. */
export type Forbidden = 'birthplace' | 'social security number' | 'immigration';

/**
 * What a header says that is refused at the door: the column is never read, mapped or shown. Schools may not ask for
 * immigration status, and neither place of birth nor social security number serves anything that this platform does.
 */
export function forbiddenBy(header: string): Forbidden | undefined {
  const key = headerKey(header);
  const words = headerWords(header);
  return rules.find(({ keys, whole }) => keys.test(key) || words.some((word) => whole.includes(word)))?.what;
}

const rules: readonly { what: Forbidden; keys: RegExp; whole: readonly string[] }[] = [
  {
    what: 'birthplace',
    keys: /birth(place|city|town|state|country|county|nation|location)|(place|city|town|state|country|county|nation|location)(code|name|abbreviation)?ofbirth|(lugar|pais|ciudad|estado)denacimiento|countryoforigin/u,
    whole: [],
  },
  {
    what: 'social security number',
    keys: /socialsec|socsec|segurosocial|taxpayerid|^itin$|^ssn|(student|pupil|child|parent|guardian)ssn/u,
    whole: ['ssn'],
  },
  {
    what: 'immigration',
    keys: /citizen|ciudadan|immigra|inmigra|nationality|naturaliz|undocumented|alien(number|id|reg)|visa(type|status|number|class|expir)|greencard|permanentresident|refugee|asylee|(date|year|first)(of)?(entry|entered|arrival|arrived)(in|into|to)?(the)?(us|usa|unitedstates|country)\b|passport/u,
    whole: ['visa', 'i94', 'uscis', 'daca'],
  },
];
