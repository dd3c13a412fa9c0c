import type { Comparison } from './shares.js';
import { z } from './wilson.js';

/** Sums over the students of a group, of x (numerator), y (denominator) and their products. */
export interface Sums {
  students: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}

/**
 * Compares Σx/Σy of two separate groups, where each student brings an x and a y: days present of days enrolled. Days of one student are
 * no separate chances, so the students are what varies: the variance of a ratio of sums by linearisation (W. G. Cochran, Sampling
 * Techniques, 3rd ed. 1977, section 2.11, without finite population correction), the ratio of the two on the log scale.
 * Undefined where a group has fewer than two students or Σy is zero.
 */
export function compareAverages(one: Sums, two: Sums): Comparison | undefined {
  if (Math.min(one.students, two.students) < 2 || one.y === 0 || two.y === 0) return undefined;
  const [mean1, mean2] = [one.x / one.y, two.x / two.y];
  const [variance1, variance2] = [varianceOf(one), varianceOf(two)];
  const difference = mean1 - mean2;
  const reach = z * Math.sqrt(variance1 + variance2);
  const ratio = mean1 > 0 && mean2 > 0 ? mean1 / mean2 : null;
  const factor = Math.exp(z * Math.sqrt(variance1 / mean1 ** 2 + variance2 / mean2 ** 2));
  return {
    difference,
    differenceInterval: { low: difference - reach, high: difference + reach },
    ratio,
    ratioInterval: ratio === null ? null : { low: ratio / factor, high: ratio * factor },
  };
}

function varianceOf({ students, x, y, xx, xy, yy }: Sums): number {
  const mean = x / y;
  const residuals = Math.max(0, xx - 2 * mean * xy + mean * mean * yy);
  return ((students / (students - 1)) * residuals) / (y * y);
}
