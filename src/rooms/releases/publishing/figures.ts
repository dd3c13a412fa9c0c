import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '#ground/db/scope.js';
import type { Indicator } from '#rooms/results/room.js';
import { yearOfFigures } from '../looking/elsewhere.js';

/**
 * Shows a release among the figures that pages, stories, charts and files already show: a measure for each indicator, a source
 * for each year that names the release. Later numbers take the place of earlier ones; the release itself stays as it is.
 */
export async function showFigures(scope: Pick<Scope, 'client'>, release: string): Promise<void> {
  const { client } = scope;
  const { rows: tables } = await client.query<ReleasedTable>(
    `select number, definition, year, as_of::text as "asOf", running from published.release_table where release_id = $1 order by number`,
    [release],
  );
  await client.query(
    `insert into published.figure_place (id) select distinct place_id from published.release_cell where release_id = $1 on conflict do nothing`,
    [release],
  );
  for (const [year, together] of Map.groupBy(tables, (table) => table.year)) {
    const source = await addSource(scope, release, year, together);
    for (const table of together) await showTable(scope, release, source, table);
  }
  await supersede(scope, release);
}

interface ReleasedTable {
  number: number;
  definition: Indicator;
  year: number;
  asOf: string | null;
  running: boolean;
}

/** A year that is not over is a measure of its own: a part of a year is not to be read as one more whole year. */
const measureOf = ({ definition, running }: ReleasedTable): string =>
  running ? `records-${definition.key}-so-far` : `records-${definition.key}`;

async function addSource(
  { client }: Pick<Scope, 'client'>,
  release: string,
  year: number,
  tables: readonly ReleasedTable[],
): Promise<string> {
  const id = uuidv7();
  const asOf = tables
    .map((table) => table.asOf ?? '')
    .toSorted()
    .at(-1);
  await client.query(
    `insert into published.source (id, publisher, title, url, licence, as_of, published_on, retrieved_on, year, version, release_id)
     select $1, o.name, 'Student records, release ' || r.number, null, r.licence, coalesce(nullif($4, '')::date, current_date),
       current_date, current_date, $3, 1, r.id
     from published.release r join commons.organization o on o.id = r.district_id where r.id = $2`,
    [id, release, yearOfFigures(year), asOf],
  );
  return id;
}

async function showTable(
  scope: Pick<Scope, 'client'>,
  release: string,
  source: string,
  table: ReleasedTable,
): Promise<void> {
  const measure = measureOf(table);
  await defineMeasure(scope, measure, table);
  const parts = [release, measure, yearOfFigures(table.year)];
  await scope.client.query(
    `delete from published.figure f using published.release r
     where r.id = $1 and f.measure = $2 and f.year = $3
       and f.place_id in (select id from commons.organization where id = r.district_id or parent_id = r.district_id)`,
    parts,
  );
  await scope.client.query(
    `insert into published.figure (place_id, measure, "group", year, value, mark, source_id)
     select place_id, $2, "group", $3, value,
       case when value is null then 'withheld' else 'value' end, $4
     from published.release_cell where release_id = $1 and number = $5`,
    [...parts, source, table.number],
  );
}

async function defineMeasure(
  { client }: Pick<Scope, 'client'>,
  key: string,
  { definition: { name, text, unit, direction, source }, running }: ReleasedTable,
): Promise<void> {
  const [en, es] = running ? [', this year so far', ', este año hasta ahora'] : [' (student records)', ' (registros)'];
  await client.query(
    `insert into commons.measure (key, position, unit, direction, released, name_en, name_es, definition_en, definition_es, definition_source, definition_url)
     values ($1, 60, $2, $3, true, $4, $5, $6, $7, $8, $9)
     on conflict (key) do update set name_en = excluded.name_en, name_es = excluded.name_es,
       definition_en = excluded.definition_en, definition_es = excluded.definition_es`,
    [
      key,
      units[unit],
      directions[direction],
      name.en + en,
      name.es + es,
      text.en,
      text.es,
      source.name,
      source.url ?? null,
    ],
  );
}

const units = { percent: 'percent', average: 'ratio', count: 'count' } as const;
const directions = {
  'more is better': 'higher is better',
  'less is better': 'lower is better',
  neither: 'neither',
} as const;

/** A source of which nothing is shown any more gives way to the release that took its place. */
async function supersede({ client }: Pick<Scope, 'client'>, release: string): Promise<void> {
  await client.query(
    `update published.source old set superseded_by = fresh.id
     from published.source fresh, published.release r, published.release was
     where fresh.release_id = $1 and r.id = $1 and was.id = old.release_id and was.district_id = r.district_id and was.id <> r.id
       and old.year = fresh.year and old.superseded_by is null
       and not exists (select from published.figure f where f.source_id = old.id)`,
    [release],
  );
}
