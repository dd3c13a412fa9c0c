import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';

/** What a figure means, in the reader's language. */
export interface Measure {
  key: string;
  name: string;
  definition: string;
  unit: 'count' | 'percent' | 'ratio';
  direction: 'higher is better' | 'lower is better' | 'neither';
  definitionSource: string;
  definitionUrl: string | null;
  /** The count that a percent is a percent of. */
  base: string | null;
  derived: boolean;
}

/** Whose figures they are and from when. Days are ISO days. */
export interface Source {
  id: string;
  publisher: string;
  title: string;
  url: string | null;
  licence: string;
  asOf: string;
  publishedOn: string | null;
  retrievedOn: string;
  note: string | null;
  year: string;
  version: number;
  shownAt: Date;
}

type Reader = Pick<Scope, 'client'>;

const columns = (locale: Locale) => `key, name_${locale} as name, definition_${locale} as definition, unit, direction,
  definition_source as "definitionSource", definition_url as "definitionUrl", base, derived`;

const sourceColumns = `s.id, s.publisher, s.title, s.url, s.licence, s.as_of::text as "asOf", s.published_on::text as "publishedOn",
  s.retrieved_on::text as "retrievedOn", s.note, s.year, s.version, s.shown_at as "shownAt"`;

/** Every measure that has a meaning here, whether or not figures stand for it. */
export async function listMeasures({ client }: Reader, locale: Locale): Promise<Measure[]> {
  const { rows } = await client.query<Measure>(`select ${columns(locale)} from commons.measure order by position, key`);
  return rows;
}

export async function findMeasure({ client }: Reader, locale: Locale, key: string): Promise<Measure | undefined> {
  const { rows } = await client.query<Measure>(`select ${columns(locale)} from commons.measure where key = $1`, [key]);
  return rows[0];
}

export interface Extent {
  measure: string;
  schools: number;
  districts: number;
  firstYear: string;
  lastYear: string;
}

/** How many places and which years each measure has figures for. */
export async function extents({ client }: Reader): Promise<Extent[]> {
  const { rows } = await client.query<Extent>(
    `select f.measure, count(distinct f.place_id) filter (where o.kind = 'school')::int as schools,
       count(distinct f.place_id) filter (where o.kind = 'district')::int as districts,
       min(f.year) as "firstYear", max(f.year) as "lastYear"
     from published.figure f join published.figure_place p on p.id = f.place_id
     left join commons.organization o on o.id = p.organization_id
     group by f.measure`,
  );
  return rows;
}

/** The sources in force, of one measure or of all; the latest first. */
export async function listSources({ client }: Reader, measure: string | null = null): Promise<Source[]> {
  const { rows } = await client.query<Source>(
    `select ${sourceColumns} from published.source s
     where s.superseded_by is null and ($1::text is null or exists (select from published.figure f where f.source_id = s.id and f.measure = $1))
     order by s.year desc, s.publisher, s.title`,
    [measure],
  );
  return rows;
}

/** Sources by their ids. */
export async function sourcesById({ client }: Reader, ids: readonly string[]): Promise<Map<string, Source>> {
  const { rows } = await client.query<Source>(`select ${sourceColumns} from published.source s where s.id = any($1)`, [
    ids,
  ]);
  return new Map(rows.map((source) => [source.id, source]));
}

/** The group to begin with: all students, or where a measure has none the group that it is shown for most. */
export async function groupMostShown({ client }: Reader, measure: string): Promise<string> {
  const { rows } = await client.query<{ group: string }>(
    `select "group" from published.figure where measure = $1 and mark = 'value'
     group by "group" order by "group" <> 'all', count(*) desc, "group" limit 1`,
    [measure],
  );
  return rows[0]?.group ?? 'all';
}
