import type { Scope } from '#ground/db/scope.js';
import type { Indicator } from '#rooms/results/room.js';
import { keyOf, type Shown } from '../protect/exact-table.js';
import type { KnownTable } from '../protect/table-set.js';
import { mannerOf, populationOf } from '../releasable.js';
import type { FrozenTable } from './freeze.js';

/** A table of the ledger with what there is to know of it besides its numbers. */
export interface LedgerTable extends KnownTable {
  about: Pick<FrozenTable, 'number' | 'definition' | 'year' | 'asOf' | 'running'> & { proposal: string };
}

/** A frozen table as the protection takes it. */
export function ledgerTable(
  district: string,
  proposal: string,
  { cells, ...about }: FrozenTable,
  released?: ReadonlyMap<string, Shown>,
): LedgerTable {
  const { definition, number, year, asOf } = about;
  return {
    about: { ...about, proposal },
    table: {
      id: `${proposal} ${number}`,
      subject: `${definition.key} ${year} ${asOf}`,
      population: `${proposal} ${populationOf(definition)} ${year}`,
      district,
      averages: mannerOf(definition) === 'average',
      cells: cells.map(({ place, group, students, count }) => ({ place, group, students, count })),
    },
    ...(released && { released }),
  };
}

interface CellRow {
  proposal: string;
  number: number;
  definition: Indicator;
  year: number;
  asOf: string | null;
  running: boolean;
  place: string;
  group: string;
  students: number;
  count: number | null;
  average: number | null;
  showsStudents: boolean;
  showsValue: boolean;
}

/** Everything that was released of these years, corrected or not: what was known once stays known. The earliest first. */
export async function releasedTables(
  { client }: Pick<Scope, 'client'>,
  district: string,
  years: readonly number[],
): Promise<LedgerTable[]> {
  const { rows } = await client.query<CellRow>(
    `select t.proposal_id as proposal, t.number, t.definition, t.year, t.as_of::text as "asOf", t.running, c.place_id as place,
       c."group", c.students, c.count, c.average, c.shows_students as "showsStudents", c.shows_value as "showsValue"
     from published.release r
     join records.release_table t on t.district_id = r.district_id and t.proposal_id = r.id
     join records.release_cell c on c.district_id = t.district_id and c.proposal_id = t.proposal_id and c.number = t.number
     where r.district_id = $1 and t.year = any ($2) order by r.number, t.number, c.place_id, c."group"`,
    [district, years],
  );
  const byTable = Map.groupBy(rows, ({ proposal, number }) => `${proposal} ${number}`);
  return [...byTable.values()].map((cells) => {
    const { proposal, number, definition, year, asOf, running } = cells[0]!;
    const released = new Map(
      cells.map((cell) => [
        keyOf(cell.place, cell.group),
        { students: cell.showsStudents, value: cell.showsValue } satisfies Shown,
      ]),
    );
    return ledgerTable(district, proposal, { number, definition, year, asOf, running, cells }, released);
  });
}
