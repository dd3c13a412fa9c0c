import { type Interval, wilson, z } from './wilson.js';

/** Two groups side by side: the first minus the second, and the first divided by the second, each with its 95 % interval. */
export interface Comparison {
  difference: number;
  differenceInterval: Interval;
  /** Null where it does not exist: something is zero. */
  ratio: number | null;
  ratioInterval: Interval | null;
}

/**
 * Compares the shares of two separate groups.
 * - Difference: Newcombe's hybrid score interval, made of the two Wilson intervals (Statistics in Medicine 17 (1998) 873–890, method 10).
 * - Ratio: the log method (D. Katz et al., Biometrics 34 (1978) 469–474); none where either part is zero.
 */
export function compareShares(part1: number, whole1: number, part2: number, whole2: number): Comparison {
  const [one, two] = [wilson(part1, whole1), wilson(part2, whole2)];
  const [share1, share2] = [part1 / whole1, part2 / whole2];
  const difference = share1 - share2;
  const ratio = part1 > 0 && part2 > 0 ? share1 / share2 : null;
  const deviation = Math.sqrt(1 / part1 - 1 / whole1 + 1 / part2 - 1 / whole2);
  return {
    difference,
    differenceInterval: {
      low: difference - Math.hypot(share1 - one.low, two.high - share2),
      high: difference + Math.hypot(one.high - share1, share2 - two.low),
    },
    ratio,
    ratioInterval:
      ratio === null ? null : { low: ratio * Math.exp(-z * deviation), high: ratio * Math.exp(z * deviation) },
  };
}
