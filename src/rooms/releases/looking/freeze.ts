import type { Scope } from '#ground/db/scope.js';
import { type Cell, type Indicator, listIndicators, readCells, readExtents, valueOf } from '#rooms/results/room.js';
import { groupsOf } from '../breakdowns.js';
import type { ExactCell } from '../protect/exact-table.js';
import type { Proposal } from '../proposal.js';
import { mannerOf } from '../releasable.js';

export interface FrozenCell extends ExactCell {
  /** In the indicator's unit, where it is an average. */
  average: number | null;
}

/** One indicator in one year as it is now, exactly. */
export interface FrozenTable {
  number: number;
  definition: Indicator;
  year: number;
  /** The last day that counts. */
  asOf: string | null;
  running: boolean;
  cells: FrozenCell[];
}

/** The exact tables of a proposal, indicator by indicator, the earliest year first. Those of which there is nothing are left out. */
export async function freezeTables(
  scope: Pick<Scope, 'client'>,
  { districtId, indicators, years, breakdowns, schools }: Proposal,
): Promise<FrozenTable[]> {
  const places = [districtId, ...(schools ? await schoolsOf(scope, districtId) : [])];
  const extents = (await readExtents(scope, districtId, [districtId])).filter(({ year }) => years.includes(year));
  const groups = new Set(groupsOf(breakdowns));
  const wanted = (await listIndicators(scope)).filter(({ key }) => indicators.includes(key));
  const tables: FrozenTable[] = [];
  for (const definition of wanted)
    for (const { year, asOf, running } of extents) {
      const cells = (await readCells(scope, districtId, places, { indicator: definition.key, year })).flatMap((cell) =>
        frozenCells(definition, groups, cell),
      );
      if (cells.length > 0) tables.push({ number: tables.length + 1, definition, year, asOf, running, cells });
    }
  return tables;
}

/** Groups within grades are not released. */
function frozenCells(definition: Indicator, groups: ReadonlySet<string>, cell: Cell): FrozenCell[] {
  const group = cell.grade === 'all' ? cell.subgroup : cell.grade;
  if ((cell.grade !== 'all' && cell.subgroup !== 'all') || !groups.has(group)) return [];
  const manner = mannerOf(definition);
  return [
    {
      place: cell.place,
      group,
      students: cell.students,
      count: manner === 'share' ? cell.numerator : null,
      average: manner === 'average' ? valueOf(definition, cell) : null,
    },
  ];
}

async function schoolsOf({ client }: Pick<Scope, 'client'>, district: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from commons.organization where kind = 'school' and parent_id = $1 order by plain_name, id`,
    [district],
  );
  return rows.map(({ id }) => id);
}
