/** How much of the year so far a student missed. Days are school days at this school. */
export interface Days {
  enrolled: number;
  missed: number;
}

/** `too early`: enrolled for fewer than ten days, of which nothing can be said yet. */
export type Tier = 'severe' | 'chronic' | 'near' | 'fine' | 'too early';

const leastDays = 10;

/**
 * 20% and more, 10% and more (chronic absence as US ED EDFacts FS195 has it), 5% and more, less. In whole numbers, so that exactly
 * one day in ten is chronic.
 */
export function tierOf({ enrolled, missed }: Days): Tier {
  if (enrolled < leastDays) return 'too early';
  if (5 * missed >= enrolled) return 'severe';
  if (10 * missed >= enrolled) return 'chronic';
  return 20 * missed >= enrolled ? 'near' : 'fine';
}

/** Whether a student is chronically absent now and was not a week before. */
export const hasCrossed = (now: Days, weekBefore: Days): boolean => isChronic(now) && !isChronic(weekBefore);

const isChronic = (days: Days): boolean => ['severe', 'chronic'].includes(tierOf(days));
