import { type Breakdown, type ExactCell, type ExactTable, keyOf } from './exact-table.js';

export interface ShownAverages {
  shown: ReadonlySet<string>;
  /** Whether nothing that must be held back was shown before. */
  holds: boolean;
}

/**
 * Of which cells an average may be shown, by `keyOf`. An average and the sizes of groups give the average of those that are left
 * out: so whatever is left out of a total that is shown must be as many students as a group of their own would have to be.
 * Beside the groups that may not be shown, the smallest others are held back until that is so.
 */
export function shownAverages(
  table: ExactTable,
  may: { has(cell: string): boolean },
  before: ReadonlySet<string>,
  breakdowns: readonly Breakdown[],
  minimum: number,
): ShownAverages {
  const shown = new Set(table.cells.map(keyOfCell).filter((key) => may.has(key) || before.has(key)));
  const sums = sumsOf(table, breakdowns);
  let holds = true;
  for (let again = true; again;) {
    again = false;
    for (const sum of sums) {
      if (!shown.has(keyOfCell(sum.total)) || enoughLeftOut(sum, shown, minimum)) continue;
      const next = sum.parts
        .filter((cell) => shown.has(keyOfCell(cell)) && !before.has(keyOfCell(cell)))
        .toSorted((a, b) => a.students - b.students)[0];
      if (next) shown.delete(keyOfCell(next));
      else if (before.has(keyOfCell(sum.total))) holds = false;
      else shown.delete(keyOfCell(sum.total));
      again ||= next !== undefined || holds;
    }
    if (!holds) break;
  }
  return { shown, holds };
}

interface Sum {
  total: ExactCell;
  parts: ExactCell[];
}

function sumsOf({ cells, district }: ExactTable, breakdowns: readonly Breakdown[]): Sum[] {
  const within = [...Map.groupBy(cells, ({ place }) => place).values()].flatMap((here) =>
    breakdowns.map(({ groups }) => ({
      total: here.find(({ group }) => group === 'all'),
      parts: here.filter(({ group }) => groups.includes(group)),
    })),
  );
  const across = cells
    .filter(({ place }) => place === district)
    .map((total) => ({
      total,
      parts: cells.filter(({ place, group }) => place !== district && group === total.group),
    }));
  return [...within, ...across].filter((sum): sum is Sum => sum.total !== undefined && sum.parts.length > 0);
}

/** Students in none of the parts are left out too. */
function enoughLeftOut({ total, parts }: Sum, shown: ReadonlySet<string>, minimum: number): boolean {
  const size = (cells: readonly ExactCell[]) => cells.reduce((sum, { students }) => sum + students, 0);
  const hidden = size(parts.filter((cell) => !shown.has(keyOfCell(cell))));
  const leftOut = hidden + Math.max(total.students - size(parts), 0);
  return leftOut === 0 || leftOut >= minimum;
}

const keyOfCell = ({ place, group }: ExactCell): string => keyOf(place, group);
