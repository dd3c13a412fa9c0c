import { type Indicator, isShare } from '#rooms/results/room.js';

/** How an indicator is released: how many students there are, how many of them count, or an average over their days. */
export type Manner = 'count' | 'share' | 'average';

/** Undefined for sums to which one student can add any amount: no rule says how to protect those. */
export function mannerOf(indicator: Indicator): Manner | undefined {
  if (isShare(indicator)) return 'share';
  const { numerator, denominator } = indicator;
  if (denominator === undefined) return numerator === 1 ? 'count' : undefined;
  return typeof denominator === 'object' && 'fact' in denominator && denominator.fact === 'enrolled'
    ? 'average'
    : undefined;
}

/** Which students an indicator is about, the same text for the same students. */
export const populationOf = ({ counts }: Pick<Indicator, 'counts'>): string => JSON.stringify(counts ?? 'all');
