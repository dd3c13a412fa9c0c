import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';
import { groups, isGroup } from './groups.js';
import { findPlace } from './places.js';
import { words } from './words.js';

/** What one number is about: a measure (key), a place (organization or state, by id) and a group of students ('all' for all). */
export interface FigureRef {
  measure: string;
  place: string;
  group: string;
}

export type Mark = 'value' | 'withheld' | 'missing' | 'not applicable';

export interface FigureSeries {
  ref: FigureRef;
  measureName: string;
  placeName: string;
  groupName: string;
  /** A percent is out of 100. */
  unit: 'count' | 'percent' | 'ratio';
  /** By year, the earliest first. `value` is a number where, and only where, the mark is 'value'. */
  points: { year: string; value: number | null; mark: Mark }[];
  /** The latest point's. `date`: the ISO day that its figures describe. */
  source: { name: string; url: string | null; date: string; licence: string };
  definition: string;
  href: string;
  csvHref: string;
  jsonHref: string;
}

interface SeriesRow {
  year: string;
  value: number | null;
  mark: Mark;
  unit: FigureSeries['unit'];
  measure_name: string;
  definition: string;
  source_name: string;
  url: string | null;
  as_of: string;
  licence: string;
}

/** One number over the years in which it was published; undefined where nothing was. */
export async function findSeries(
  scope: Pick<Scope, 'client'>,
  locale: Locale,
  ref: FigureRef,
): Promise<FigureSeries | undefined> {
  if (!isGroup(ref.group)) return undefined;
  const { rows } = await scope.client.query<SeriesRow>(
    `select f.year, f.value, f.mark, m.unit, m.name_${locale} as measure_name, m.definition_${locale} as definition,
       s.publisher || ', ' || s.title as source_name, s.url, s.as_of::text, s.licence
     from published.figure f join commons.measure m on m.key = f.measure join published.source s on s.id = f.source_id
     where f.measure = $1 and f.place_id::text = $2 and f."group" = $3 order by f.year`,
    [ref.measure, ref.place, ref.group],
  );
  const latest = rows.at(-1);
  const place = await findPlace(scope, locale, ref.place);
  if (!latest || !place) return undefined;
  const href = `/figures/${ref.measure}/${ref.place}/${ref.group}`;
  return {
    ref,
    measureName: latest.measure_name,
    placeName: place.name,
    groupName: words.in(locale)(`group.${ref.group}`),
    unit: latest.unit,
    points: rows.map(({ year, value, mark }) => ({ year, value, mark })),
    source: { name: latest.source_name, url: latest.url, date: latest.as_of, licence: latest.licence },
    definition: latest.definition,
    href,
    csvHref: `${href}.csv`,
    jsonHref: `${href}.json`,
  };
}

/** Every series that a place has, to choose from: measures in their order, groups in theirs. */
export async function listSeries(
  { client }: Pick<Scope, 'client'>,
  locale: Locale,
  placeId: string,
): Promise<{ ref: FigureRef; label: string }[]> {
  const { rows } = await client.query<{ measure: string; name: string; group: string }>(
    `select m.key as measure, m.name_${locale} as name, f."group"
     from published.figure f join commons.measure m on m.key = f.measure
     where f.place_id::text = $1 group by m.key, f."group" order by m.position, m.key`,
    [placeId],
  );
  const say = words.in(locale);
  const order = new Map(groups.map((group, index) => [group as string, index]));
  const byMeasure = Map.groupBy(
    rows.filter(({ group }) => isGroup(group)),
    ({ measure }) => measure,
  );
  return [...byMeasure.values()].flatMap((series) =>
    series
      .toSorted((a, b) => order.get(a.group)! - order.get(b.group)!)
      .map(({ measure, name, group }) => ({
        ref: { measure, place: placeId, group },
        label: isGroup(group) ? say('series.label', { measure: name, group: say(`group.${group}`) }) : name,
      })),
  );
}
