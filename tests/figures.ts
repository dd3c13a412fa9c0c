import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '#ground/db/scope.js';

interface Given {
  measure: string;
  group: string;
  year: string;
  value?: number;
  mark?: string;
}

/** Puts figures of one place straight into the published schema, for tests of what shows them. */
export async function placeFigures({ client }: Pick<Scope, 'client'>, place: string, figures: Given[]): Promise<void> {
  await client.query('insert into published.figure_place (id) values ($1) on conflict do nothing', [place]);
  for (const year of new Set(figures.map((figure) => figure.year))) {
    const source = uuidv7();
    await client.query(
      `insert into published.source (id, publisher, title, licence, as_of, retrieved_on, year, version)
       select $1, 'State Department', 'Counts', 'Public record', $2, '2025-01-15', $3,
         1 + (select count(*) from published.source where year = $3)`,
      [source, `${year.slice(0, 4)}-10-01`, year],
    );
    for (const { measure, group, value, mark } of figures.filter((figure) => figure.year === year))
      await client.query(
        `insert into published.figure (place_id, measure, "group", year, value, mark, source_id) values ($1, $2, $3, $4, $5, $6, $7)`,
        [place, measure, group, year, value ?? null, mark ?? 'value', source],
      );
  }
}
