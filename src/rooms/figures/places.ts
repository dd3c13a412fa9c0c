import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';
import states from './states.json' with { type: 'json' };

/** The name of a place that figures are about; undefined where there is none. */
export async function placeName({ client }: Pick<Scope, 'client'>, locale: Locale, id: string): Promise<string | undefined> {
  const { rows } = await client.query<{ state: string | null; name: string | null }>(
    `select place.state, organization.name
     from published.figure_place place left join commons.organization on organization.id = place.organization_id
     where place.id::text = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return undefined;
  return row.state ? stateName(locale, row.state) : (row.name ?? undefined);
}

/** A state by its postal code, such as RI. */
export function stateName(locale: Locale, code: string): string {
  const [en = code, es = en] = names[code] ?? [];
  return locale === 'es' ? es : en;
}

export const isState = (code: string): boolean => code in states;

/** In English, and in Spanish where Spanish has a name of its own. */
const names: Record<string, string[]> = states;
