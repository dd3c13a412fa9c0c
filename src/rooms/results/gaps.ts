import { compareAverages, compareShares, type Comparison, type Sums } from '#engines/intervals/index.js';
import { type Cell, valueOf } from './cells.js';
import { type Indicator, isShare } from './indicators/indicator.js';

/** A group beside all other students of the same place, year and grade. Differences in the unit of the indicator. */
export interface Gap extends Comparison {
  group: string;
  value: number;
  others: number;
}

/** The gaps of these groups; none for a count, and none for a group that is everybody. */
export function gapsOf(indicator: Indicator, all: Cell, groups: readonly Cell[]): Gap[] {
  if (indicator.unit === 'count') return [];
  return groups.flatMap((cell) => {
    if (cell.students >= all.students) return [];
    const others = without(all, cell);
    const compared = isShare(indicator)
      ? compareShares(cell.numerator, cell.denominator!, others.numerator, others.denominator!)
      : compareAverages(sumsOf(cell), sumsOf(others));
    const [value, rest] = [valueOf(indicator, cell), valueOf(indicator, others)];
    if (!compared || value === null || rest === null) return [];
    const scale = indicator.unit === 'percent' ? 100 : 1;
    const { low, high } = compared.differenceInterval;
    return [
      {
        ...compared,
        difference: compared.difference * scale,
        differenceInterval: { low: low * scale, high: high * scale },
        group: cell.subgroup,
        value,
        others: rest,
      },
    ];
  });
}

/** Every student is either in a group or not, so the others are what is left of all. */
function without(all: Cell, group: Cell): Cell {
  return {
    ...all,
    students: all.students - group.students,
    numerator: all.numerator - group.numerator,
    denominator: all.denominator! - group.denominator!,
    xx: all.xx - group.xx,
    xy: all.xy! - group.xy!,
    yy: all.yy! - group.yy!,
  };
}

const sumsOf = ({ students, numerator, denominator, xx, xy, yy }: Cell): Sums => ({
  students,
  x: numerator,
  y: denominator!,
  xx,
  xy: xy!,
  yy: yy!,
});
