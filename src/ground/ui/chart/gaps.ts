import { dot, type Markish } from '@observablehq/plot';
import type { Series } from './line.js';

/** Marks at the base line where a value is not shown, centred on their period when several series share it. */
export function gapsOf(series: Series[], periods: string[], base: number): Markish[] {
  return periods.flatMap((period) => {
    const gaps = gapsAt(series, period);
    return gaps.map(({ look, withheld }, rank) => {
      const dx = (rank - (gaps.length - 1) / 2) * 13;
      const place = { x: 'x', y: 'y', className: look, stroke: 'currentColor', dx, dy: -10 };
      const mark = withheld ? { symbol: 'square', r: 6, strokeDasharray: '2 2' } : { symbol: 'times', r: 4.5 };
      return dot([{ x: period, y: base }], { ...place, ...mark } as object);
    });
  });
}

interface Gap {
  look: string;
  withheld: boolean;
}

/** One mark for each series without a value; a single plain one where no series has any, for the same reason. */
function gapsAt(series: Series[], period: string): Gap[] {
  const gaps = series.flatMap(({ points }, index) => {
    const point = points.find(({ x }) => x === period);
    return point?.value === null ? [{ look: `series-${index + 1}`, withheld: point.withheld === true }] : [];
  });
  const [first] = gaps;
  const shared = first && gaps.length === series.length && gaps.every(({ withheld }) => withheld === first.withheld);
  return shared ? [{ look: 'chart__gap', withheld: first.withheld }] : gaps;
}
