import { componentsOf, isForest } from './linear/components.js';
import { eliminate } from './linear/eliminate.js';
import { propagate } from './linear/propagate.js';
import type { Limits } from './rules.js';
import { solveRanges } from './linear/solver.js';
import { type System, type Unknown, termsFrom } from './linear/system.js';

/**
 * What an attacker can say of one unknown count: it lies in [low, high], and counts as far apart as seenLow and seenHigh are
 * known to be possible. Where the two agree the range is the exact feasibility interval. Nothing seen = (Infinity, -Infinity).
 */
export interface Range {
  low: number;
  high: number;
  seenLow: number;
  seenHigh: number;
}

export interface Search {
  limits: Limits;
  /** Stop on an unknown once counts this far apart are known to be possible. Without it, look for the whole interval. */
  enough?: number;
  /** Leave out the solver: ranges are then outer bounds, except on forests. */
  quick?: boolean;
  /** Look for the counts of these unknowns alone, by id; of others, ranges may be outer bounds. */
  only?: ReadonlySet<string>;
}

/** The range of every unknown of one linked system, or that no whole-number solution exists. */
export async function rangesOf(system: System, search: Search): Promise<Range[] | 'contradiction'> {
  const { bounds, contradiction, settled } = propagate(system, search.limits.tightenings * system.unknowns.length);
  if (contradiction) return 'contradiction';

  const ranges: Range[] = bounds.map(({ low, high }) => ({ low, high, seenLow: low, seenHigh: high }));
  const open = withoutKnown(system, bounds);
  if (open.equations.some(({ terms, constant }) => terms.length === 0 && constant !== 0)) return 'contradiction';
  for (const { system: component, origin } of componentsOf(open)) {
    if (component.unknowns.every(({ low, high }) => low === high)) continue;
    const found = settled && isForest(component) ? undefined : await rangesOfCircle(component, search);
    if (found === 'contradiction') return found;
    found?.forEach((range, index) => (ranges[origin[index]!] = range));
  }
  return ranges;
}

/** Ranges of a linked group in which unknowns and equations form circles, where propagation alone does not see everything. */
async function rangesOfCircle(system: System, search: Search): Promise<Range[] | 'contradiction'> {
  const unseen = system.unknowns.map(({ low, high }) => ({ low, high, seenLow: Infinity, seenHigh: -Infinity }));
  if (search.only && !system.unknowns.some(({ id }) => search.only!.has(id))) return unseen;
  const { determined, contradiction } = eliminate(system);
  if (contradiction) return 'contradiction';
  if (determined.size > 0) {
    if ([...determined.values()].some((value) => !Number.isInteger(value))) return 'contradiction';
    return rangesOf({ ...system, unknowns: fixed(system.unknowns, determined) }, search);
  }
  if (search.quick || system.unknowns.length > search.limits.unknowns) return unseen;
  return solveRanges(system, search);
}

/** The same system with the unknowns that have one possible value moved to the constants. */
function withoutKnown({ equations }: System, bounds: readonly Unknown[]): System {
  return {
    unknowns: bounds,
    equations: equations.map((equation) => {
      let constant = equation.constant;
      const coefficients = new Map<number, number>();
      for (const { unknown, coefficient } of equation.terms) {
        const { low, high } = bounds[unknown]!;
        if (low === high) constant -= coefficient * low;
        else coefficients.set(unknown, coefficient);
      }
      return { id: equation.id, constant, terms: termsFrom(coefficients) };
    }),
  };
}

/** A value outside of an unknown's bounds leaves an empty range, which propagation reports. */
function fixed(unknowns: readonly Unknown[], values: ReadonlyMap<number, number>): Unknown[] {
  return unknowns.map((unknown, index) => {
    const value = values.get(index);
    if (value === undefined) return unknown;
    return { ...unknown, low: Math.max(unknown.low, value), high: Math.min(unknown.high, value) };
  });
}
