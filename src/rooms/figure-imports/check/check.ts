import type { FoundTable } from '#engines/tabular/index.js';
import type { Scope } from '#ground/db/scope.js';
import { inThread } from '#ground/jobs/thread.js';
import type { FigureImport } from '../import.js';
import { type MatchedRow, matchRows } from '../places/match-rows.js';
import { statePlaceId } from '../state-place.js';
import { type Cell, readFigures } from './cells.js';
import type { Decided, Decision } from './decide.js';
import { gathered, type Trouble, troublesOf } from './troubles.js';
import { type MeasureFacts, placeKey, tablesFor } from './tables.js';

/** What would come of an import, and every cell of it with its decision. */
export interface Checked {
  outcome: Outcome;
  cells: CheckedCell[];
  /** The sources in force that the decisions were made beside. */
  ledger: string[];
}

export interface CheckedCell extends Cell {
  place: string | null;
  parent: string | null;
  decision: Decision['reason'] | 'shown' | 'left out';
  sums: string[];
}

export interface Outcome {
  places: number;
  years: string[];
  measures: string[];
  counts: Record<CheckedCell['decision'], number>;
  leftOut: { line: number; name: string; district: string | null; guess: boolean }[];
  troubles: Trouble[];
  /** The source whose place this one would take. */
  supersedes: string | null;
}

const decider = new URL('../../../../dist/rooms/figure-imports/check/decide.thread.js', import.meta.url);

/** Reads, matches, and decides about every figure of an import. Changes nothing. */
export async function checkImport(
  scope: Pick<Scope, 'client'>,
  found: FigureImport,
  table: FoundTable,
  within: string | null,
): Promise<Checked> {
  const mapping = found.mapping!;
  const measures = await measureFacts(scope);
  const stateId = statePlaceId(mapping.places.state);
  const { places, cells, problems } = readFigures(
    table,
    mapping,
    new Map([...measures].map(([key, { unit }]) => [key, unit])),
  );
  const matched = await matchRows(scope, places.values(), mapping, within, stateId);
  const rows = new Map(matched.map((each) => [each.row.key, each]));
  const { sources, supersedes } = await sourcesInForce(scope, found);
  const tables = await tablesFor(scope, cells, rows, measures, supersedes);
  const decided = await inThread<Decided>(decider, tables);
  const checked = withDecisions(cells, rows, decided.decisions);
  return {
    cells: checked,
    ledger: sources,
    outcome: {
      places: matched.filter(({ place }) => place).length,
      years: [...new Set(cells.map(({ year }) => year))].toSorted(),
      measures: [...new Set(cells.map(({ measure }) => measure))],
      counts: countDecisions(checked),
      leftOut: matched.filter(({ place }) => !place).map(leftOut),
      troubles: gathered(await troublesOf(scope, { problems, matched, cells: checked, decided, supersedes })),
      supersedes,
    },
  };
}

async function measureFacts({ client }: Pick<Scope, 'client'>): Promise<Map<string, MeasureFacts>> {
  const { rows } = await client.query<MeasureFacts>('select key, unit, base from commons.measure where not derived');
  return new Map(rows.map((measure) => [measure.key, measure]));
}

/** The sources in force, and among them the earlier version of this one. */
async function sourcesInForce(
  { client }: Pick<Scope, 'client'>,
  { source }: FigureImport,
): Promise<{ sources: string[]; supersedes: string | null }> {
  const { rows } = await client.query<{ id: string; same: boolean }>(
    `select id, publisher = $1 and title = $2 and year = $3 as same from published.source where superseded_by is null order by id`,
    [source?.publisher ?? '', source?.title ?? '', source?.year ?? ''],
  );
  return { sources: rows.map(({ id }) => id), supersedes: rows.find(({ same }) => same)?.id ?? null };
}

function withDecisions(
  cells: readonly Cell[],
  rows: ReadonlyMap<string, MatchedRow>,
  decisions: readonly Decision[],
): CheckedCell[] {
  const key = (measure: string, year: string, place: string, group: string) => `${measure} ${year} ${place} ${group}`;
  const byCell = new Map(decisions.map((each) => [key(each.measure, each.year, each.place, each.group), each]));
  return cells.map((cell) => {
    const row = rows.get(cell.row)!;
    const found = byCell.get(key(cell.measure, cell.year, placeKey(row), cell.group));
    const decision = row.place
      ? (found?.reason ?? (cell.mark === 'withheld' ? 'withheld by its publisher' : 'shown'))
      : 'left out';
    return { ...cell, place: row.place, parent: row.parent, decision, sums: found?.sums ?? [] };
  });
}

function countDecisions(cells: readonly CheckedCell[]): Outcome['counts'] {
  const counts: Outcome['counts'] = {
    shown: 0,
    'withheld by its publisher': 0,
    'small count': 0,
    complementary: 0,
    'no certificate': 0,
    'base withheld': 0,
    'left out': 0,
  };
  for (const { decision } of cells) counts[decision] += 1;
  return counts;
}

const leftOut = ({ row, by, guess }: MatchedRow): Outcome['leftOut'][number] => ({
  line: row.line,
  name: row.name,
  district: row.districtName,
  guess: by === 'alike' && guess !== null,
});
