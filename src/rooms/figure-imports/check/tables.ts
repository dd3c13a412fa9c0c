import type { Scope } from '#ground/db/scope.js';
import type { MatchedRow } from '../places/match-rows.js';
import type { Cell } from './cells.js';
import type { CountTable, PercentTable } from './decide.js';

export interface MeasureFacts {
  key: string;
  unit: 'count' | 'percent' | 'ratio';
  base: string | null;
}

/** Where a row's cells stand in the tables: at its place, or as a row of their own that no page shows. */
export const placeKey = ({ place, row }: MatchedRow): string => place ?? `row ${row.key}`;

interface LedgerCell {
  place: string;
  parent: string | null;
  measure: string;
  group: string;
  year: string;
  value: number | null;
  decision: string;
  low: number | null;
  high: number | null;
}

/**
 * Puts the cells of a file together with everything shown before about the same measures and years: what is safe alone may
 * give a number away beside what stands already.
 */
export async function tablesFor(
  scope: Pick<Scope, 'client'>,
  cells: readonly Cell[],
  rows: ReadonlyMap<string, MatchedRow>,
  measures: ReadonlyMap<string, MeasureFacts>,
  superseded: string | null,
): Promise<{ counts: CountTable[]; percents: PercentTable[] }> {
  const own = Map.groupBy(
    cells.filter(({ mark }) => mark === 'value' || mark === 'withheld'),
    ({ measure, year }) => `${measure} ${year}`,
  );
  const earlier = superseded ? await shownBy(scope, superseded) : new Map<string, number>();
  const counts = new Map<string, CountTable>();
  const percents: PercentTable[] = [];
  for (const group of own.values()) {
    const { measure, year } = group[0]!;
    const { unit, base } = measures.get(measure)!;
    if (unit === 'count') await addCounts(scope, counts, measure, year, superseded);
    if (unit === 'count')
      counts.get(`${measure} ${year}`)!.cells.unshift(...group.map((cell) => countCell(cell, rows, earlier)));
    if (unit !== 'percent' || !base) continue;
    await addCounts(scope, counts, base, year, superseded);
    percents.push({
      measure,
      year,
      base,
      cells: group.map(({ row, group: students, value }) => ({
        place: placeKey(rows.get(row)!),
        group: students,
        value,
      })),
    });
  }
  for (const table of counts.values()) table.cells = unique(table.cells);
  return { counts: [...counts.values()], percents };
}

async function addCounts(
  scope: Pick<Scope, 'client'>,
  into: Map<string, CountTable>,
  measure: string,
  year: string,
  superseded: string | null,
): Promise<void> {
  if (into.has(`${measure} ${year}`)) return;
  const ledger = await ledgerOf(scope, measure, year, superseded);
  into.set(`${measure} ${year}`, {
    measure,
    year,
    cells: ledger.map(({ place, parent, group, value, decision, low, high }) => {
      // A row that was left out is protected as it was then: as a place that no page shows.
      const isKnown = decision === 'shown' || decision === 'left out';
      const bounds = { low: low ?? 0, ...(high !== null && { high }) };
      return {
        place,
        parent,
        group,
        ours: false,
        value: isKnown ? value : null,
        fixed: decision === 'shown',
        ...bounds,
      };
    }),
  });
}

function countCell(
  { row, measure, group, year, value, low, high }: Cell,
  rows: ReadonlyMap<string, MatchedRow>,
  earlier: ReadonlyMap<string, number>,
) {
  const matched = rows.get(row)!;
  return {
    place: placeKey(matched),
    parent: matched.parent,
    group,
    value,
    ours: true,
    // What the earlier version showed, readers have: taking it back would hide nothing.
    fixed: value !== null && earlier.get(`${matched.place} ${measure} ${group} ${year}`) === value,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  };
}

/** Our own cell goes before one that was shown of the same place and group. */
function unique(cells: CountTable['cells']): CountTable['cells'] {
  return [...new Map(cells.toReversed().map((cell) => [`${cell.place}|${cell.group}`, cell])).values()].toReversed();
}

/** The numbers that a source in force shows. */
async function shownBy({ client }: Pick<Scope, 'client'>, source: string): Promise<Map<string, number>> {
  const { rows } = await client.query<{
    place_id: string;
    measure: string;
    group: string;
    year: string;
    value: number;
  }>(`select place_id, measure, "group", year, value from published.figure where source_id = $1 and mark = 'value'`, [
    source,
  ]);
  return new Map(
    rows.map(({ place_id, measure, group, year, value }) => [`${place_id} ${measure} ${group} ${year}`, value]),
  );
}

async function ledgerOf(
  { client }: Pick<Scope, 'client'>,
  measure: string,
  year: string,
  superseded: string | null,
): Promise<LedgerCell[]> {
  const { rows } = await client.query<LedgerCell>(
    `select coalesce(c.place_id::text, 'row ' || c.import_id || ' ' || c.row_key) as place, c.parent_id as parent,
       c.measure, c."group", c.year, c.value, c.decision, c.low, c.high
     from commons.figure_cell c join commons.figure_publication p on p.import_id = c.import_id
     join published.source s on s.id = p.source_id
     where s.superseded_by is null and s.id is distinct from $3 and c.measure = $1 and c.year = $2 and c.mark in ('value', 'withheld')`,
    [measure, year, superseded],
  );
  return rows;
}
