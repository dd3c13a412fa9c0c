import { z } from 'zod';
import { invalid } from '#ground/http/errors.js';
import type { Scope } from '#ground/db/scope.js';
import type { Visit } from '#ground/http/visit.js';
import { type Locale, locales } from '#ground/i18n/locale.js';
import { emailAddress } from '#rooms/people/room.js';
import type { InLanguages } from '#ground/i18n/in-language.js';
import { findCoalition } from '../coalition.js';
import { timeZones } from '../time-zones.js';
import { words } from '../words.js';

export interface NewSettings {
  id: string;
  /** The version from which the writer began. */
  base: number;
  name: string;
  /** What it is called in other languages than that of its name. */
  translatedNames: InLanguages;
  summary: InLanguages;
  contactEmail: string | null;
  languages: Locale[];
  timeZone: string;
}

/** The settings that a form posted. Throws a RequestError 422 that names each wrong field. */
export function settingsOf(visit: Visit): NewSettings {
  const say = words.in(visit.locale);
  const { form } = visit;
  const origin = form.parse(z.object({ id: z.uuid(), base: z.coerce.number().int().min(0) }));
  const name = form.text('name');
  const nameEs = form.text('name_es');
  const languages = locales.filter((locale) => form.all('languages').includes(locale));
  const summary: InLanguages = Object.fromEntries(
    locales.map((locale) => [locale, form.text(`summary_${locale}`)] as const).filter(([, text]) => text !== ''),
  );
  const typed = form.text('contactEmail');
  const contactEmail = typed === '' ? null : emailAddress(typed);
  const timeZone = form.text('timeZone');
  const wrong = [
    ...(name === '' || name.length > 120 ? [{ field: 'name', message: say('settings.name.wrong') }] : []),
    ...(nameEs.length > 120 ? [{ field: 'name_es', message: say('settings.nameEs.long') }] : []),
    ...(languages.length === 0 ? [{ field: 'languages', message: say('settings.languages.missing') }] : []),
    ...locales
      .filter((locale) => (summary[locale]?.length ?? 0) > 300)
      .map((locale) => ({ field: `summary_${locale}`, message: say('settings.summary.long') })),
    ...(contactEmail === undefined ? [{ field: 'contactEmail', message: say('contact.email.wrong') }] : []),
    ...(timeZones.includes(timeZone) ? [] : [{ field: 'timeZone', message: say('settings.timeZone.wrong') }]),
  ];
  if (wrong.length > 0 || contactEmail === undefined) throw invalid(wrong);
  return { ...origin, name, translatedNames: nameEs ? { es: nameEs } : {}, summary, contactEmail, languages, timeZone };
}

/** Saves what the coalition says of itself as a new version. `stale` when somebody else saved one in the meantime. */
export async function saveSettings(
  { client }: Pick<Scope, 'client'>,
  personId: string,
  settings: NewSettings,
): Promise<'saved' | 'stale'> {
  const { id, base, name, translatedNames, summary, contactEmail, languages, timeZone } = settings;
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['coalition settings']);
  const { rowCount: known } = await client.query('select from commons.coalition_settings where id = $1', [id]);
  if (known) return 'saved';
  if ((await findCoalition({ client }))?.version !== base) return 'stale';
  await client.query(
    `insert into commons.coalition_settings (id, version, summary, contact_email, languages, time_zone, saved_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, base + 1, JSON.stringify(summary), contactEmail, languages, timeZone, personId],
  );
  await client.query(
    `update commons.organization set name = $1, translated_names = $2, updated_at = now() where kind = 'network'`,
    [name, JSON.stringify(translatedNames)],
  );
  return 'saved';
}
