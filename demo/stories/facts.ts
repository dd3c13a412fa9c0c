import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';
import { type FigureSeries, findSeries } from '#rooms/figures/room.js';
import { formatValue, refKey } from '#rooms/stories/block/series.js';

/** One published number with all that a sentence needs of it. */
export interface Fact {
  series: FigureSeries;
  value: number;
  year: string;
  key: string;
  /** The number as the language writes it. */
  say(locale: Locale): string;
}

/** The latest published number of a place; undefined where it was not published or is withheld. */
export async function factOf(scope: Scope, measure: string, place: string, group: string): Promise<Fact | undefined> {
  const series = await findSeries(scope, 'en', { measure, place, group });
  const point = series?.points.findLast(({ value }) => value !== null);
  if (!series || !point || point.value === null) return undefined;
  const { value, year } = point;
  return { series, value, year, key: refKey(series.ref), say: (locale) => formatValue(locale, series.unit, value) };
}

/** The id of a district by its NCES id, or of a state by its postal code. */
export async function placeId({ client }: Scope, code: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select organization_id as id from commons.external_id where system = 'nces' and value = $1
     union all select id from published.figure_place where state = $1`,
    [code],
  );
  return rows[0]?.id;
}

/** A story says only what the numbers bear out. @throws Error when a sentence of it would be false. */
export function bearsOut(claim: string, isTrue: boolean): void {
  if (!isTrue) throw new Error(`The figures do not bear out: ${claim}`);
}

/** Facts with the greatest value first. */
export const ranked = (facts: Fact[]) => facts.toSorted((a, b) => b.value - a.value);
