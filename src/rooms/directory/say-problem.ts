import type { Locale } from '#ground/i18n/locale.js';
import type { KeptProblem } from './queries.js';
import { words } from './words.js';

const nothing = {
  value: '',
  times: 1,
  schools: 1,
  places: 0,
  first: 0,
  length: 0,
  found: 0,
  expected: 0,
  id: '',
  zip: '',
  limit: 0,
  agency: '',
  district: '',
};

export interface SaidProblem {
  severity: string;
  place: string | undefined;
  message: string;
  remedy: string;
}

/** A problem in words: where it is, what is wrong, what to do. */
export function sayProblem(
  locale: Locale,
  format: 'csv' | 'geojson',
  { severity, code, line, value, detail }: Pick<KeptProblem, 'severity' | 'code' | 'line' | 'value' | 'detail'>,
): SaidProblem {
  const say = words.in(locale);
  const given = { ...nothing, value: value ?? '', ...detail };
  return {
    severity: say(`severity.${severity}`),
    place: line === null ? undefined : say(format === 'csv' ? 'place.line' : 'place.feature', { line }),
    message: say(`problem.${code}`, given),
    remedy: say(`remedy.${code}`, given),
  };
}
