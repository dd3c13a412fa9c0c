import { notFound } from '#ground/http/errors.js';
import type { Scope } from '#ground/db/scope.js';
import type { InLanguages } from '#ground/i18n/in-language.js';
import type { Locale } from '#ground/i18n/locale.js';

/** What the coalition says of itself. `version` is 0 while nobody has said anything. */
export interface Coalition {
  name: string;
  /** What it is called in other languages than that of its name. */
  translatedNames: InLanguages;
  summary: InLanguages;
  contactEmail: string | null;
  /** The languages in which the coalition itself writes, the main one first. */
  languages: Locale[];
  /** An IANA name, such as America/New_York. */
  timeZone: string;
  version: number;
}

/** Until the coalition says another. */
const usualTimeZone = 'America/New_York';

/** The coalition as it is now; undefined before it is set up. */
export async function findCoalition({ client }: Pick<Scope, 'client'>): Promise<Coalition | undefined> {
  const { rows } = await client.query<Coalition>(
    `select o.name, o.translated_names as "translatedNames", coalesce(s.summary, '{}') as summary, s.contact_email as "contactEmail", coalesce(s.languages, '{en,es}') as languages,
       coalesce(s.time_zone, '${usualTimeZone}') as "timeZone", coalesce(s.version, 0) as version
     from commons.organization o
     left join (select version, summary, contact_email, languages, time_zone from commons.coalition_settings order by version desc limit 1) s on true
     where o.kind = 'network'`,
  );
  return rows[0];
}

/** The coalition as it is now, for pages that only it has; 404 before it is set up. */
export async function theCoalition(scope: Pick<Scope, 'client'>): Promise<Coalition> {
  const coalition = await findCoalition(scope);
  if (!coalition) throw notFound();
  return coalition;
}

/** The coalition's name as the reader's language has it. */
export const nameIn = (
  locale: Locale,
  { name, translatedNames }: Pick<Coalition, 'name' | 'translatedNames'>,
): string => translatedNames[locale] ?? name;

/** The time zone of the coalition's clocks. */
export async function timeZone({ client }: Pick<Scope, 'client'>): Promise<string> {
  const { rows } = await client.query<{ timeZone: string }>(
    'select time_zone as "timeZone" from commons.coalition_settings order by version desc limit 1',
  );
  return rows[0]?.timeZone ?? usualTimeZone;
}
