/** Both ends included. */
export interface Interval {
  low: number;
  high: number;
}

/** The 97.5th percentile of the standard normal distribution: what a 95 % interval reaches out by. */
export const z = 1.959963984540054;

/**
 * Wilson's score interval for a proportion, 95 %, without correction for continuity.
 *
 * @param part how many, 0 to `whole`
 * @param whole of how many, at least 1
 * @see E. B. Wilson, JASA 22 (1927) 209–212; R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, method 3
 */
export function wilson(part: number, whole: number): Interval {
  if (!(whole >= 1 && part >= 0 && part <= whole)) throw new RangeError(`${part} of ${whole} is no share`);
  const centre = 2 * part + z * z;
  const reach = z * Math.sqrt(z * z + 4 * part * (1 - part / whole));
  const scale = 2 * (whole + z * z);
  // At the ends the formula gives 0 and 1 but for rounding.
  return {
    low: part === 0 ? 0 : (centre - reach) / scale,
    high: part === whole ? 1 : (centre + reach) / scale,
  };
}
