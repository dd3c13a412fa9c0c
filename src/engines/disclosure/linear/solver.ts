import type { Highs, Model } from 'highs';
import { highsRuntime, modelOf } from './highs-model.js';
import type { Range, Search } from '../range.js';
import type { Limits } from '../rules.js';
import type { System } from './system.js';

/**
 * Minimises and maximises every unknown of one linked group over all whole-number solutions.
 *
 * Every solution found is checked in whole numbers against every equation, and serves all unknowns as a witness: an end of
 * an interval that some witness reaches needs no optimisation of its own.
 */
export async function solveRanges(
  system: System,
  { limits, enough = Infinity, only }: Search,
): Promise<Range[] | 'contradiction'> {
  const highs = await highsRuntime();
  const optimiser = new Optimiser(highs, system, limits);
  try {
    return optimiser.ranges(enough, only);
  } finally {
    optimiser.dispose();
  }
}

class Optimiser {
  readonly #highs: Highs;
  readonly #system: System;
  readonly #model: Model;
  readonly #least: number[];
  readonly #most: number[];
  #left: number;

  constructor(highs: Highs, system: System, limits: Limits) {
    this.#highs = highs;
    this.#system = system;
    this.#left = limits.optimisations;
    this.#least = system.unknowns.map(() => Infinity);
    this.#most = system.unknowns.map(() => -Infinity);
    this.#model = highs.createModel(modelOf(system));
    // The best bound of branch and bound is a proof as soon as it is closer than one child.
    this.#model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, mip_max_nodes: limits.nodes });
  }

  ranges(enough: number, only?: ReadonlySet<string>): Range[] | 'contradiction' {
    const low = this.#system.unknowns.map((unknown) => unknown.low);
    const high = this.#system.unknowns.map((unknown) => unknown.high);
    for (const [unknown, { id }] of this.#system.unknowns.entries()) {
      if (only && !only.has(id)) continue;
      const isEnough = (): boolean => this.#most[unknown]! - this.#least[unknown]! >= enough;
      if (!isEnough() && this.#least[unknown]! > low[unknown]!) {
        const end = this.#end(unknown, 1);
        if (end === 'contradiction') return end;
        low[unknown] = Math.max(low[unknown]!, end);
      }
      if (!isEnough() && this.#most[unknown]! < high[unknown]!) {
        const end = this.#end(unknown, -1);
        if (end === 'contradiction') return end;
        high[unknown] = Math.min(high[unknown]!, 0 - end);
      }
    }
    return low.map((_, unknown) => ({
      low: low[unknown]!,
      high: high[unknown]!,
      seenLow: this.#least[unknown]!,
      seenHigh: this.#most[unknown]!,
    }));
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** The least value of `sign` × unknown, or a proven lower bound of it. */
  #end(unknown: number, sign: 1 | -1): number | 'contradiction' {
    const relaxed = this.#optimise(unknown, sign, false);
    if (relaxed === 'contradiction') return relaxed;
    if (relaxed.reached) return relaxed.bound;
    const whole = this.#optimise(unknown, sign, true);
    return whole === 'contradiction' ? whole : Math.max(relaxed.bound, whole.bound);
  }

  #optimise(unknown: number, sign: 1 | -1, whole: boolean): { bound: number; reached: boolean } | 'contradiction' {
    if (this.#left-- <= 0) return { bound: -Infinity, reached: false };
    const { modelStatus } = this.#highs.constants;
    const model = this.#model;
    if (whole) this.#requireWholeNumbers();
    model.changeColCost(unknown, sign);
    model.run();
    const status = model.getModelStatus();
    const bound = Number(whole ? model.info.get('mip_dual_bound') : model.getObjectiveValue());
    const values = model.getSolution().colValue;
    model.changeColCost(unknown, 0);
    if (whole) model.clearIntegrality();

    if (status === modelStatus.infeasible) return 'contradiction';
    if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible) {
      // With whole coefficients, a solution and a direction without end make whole solutions without end.
      const feasible = this.#least[unknown]! < Infinity;
      if (feasible) this.#most[unknown] = Infinity;
      return { bound: -Infinity, reached: feasible };
    }
    const proven = status === modelStatus.optimal || (whole && Number.isFinite(bound));
    return proven
      ? { bound: Math.ceil(bound - tolerance), reached: this.#witness(values) }
      : { bound: -Infinity, reached: false };
  }

  #requireWholeNumbers(): void {
    const { integer } = this.#highs.constants.variableType;
    const to = this.#system.unknowns.length - 1;
    this.#model.changeColsIntegrality({ kind: 'range', from: 0, to }, new Int32Array(to + 1).fill(integer));
  }

  /** Takes a solution as a witness when, rounded, it satisfies everything exactly. */
  #witness(values: Float64Array): boolean {
    const counts = Array.from(values, (value) => Math.round(value) + 0);
    const { unknowns, equations } = this.#system;
    const within = unknowns.every(({ low, high }, index) => counts[index]! >= low && counts[index]! <= high);
    const sums = equations.every(
      ({ terms, constant }) =>
        terms.reduce((sum, { unknown, coefficient }) => sum + coefficient * counts[unknown]!, 0) === constant,
    );
    if (!within || !sums) return false;
    counts.forEach((count, index) => {
      this.#least[index] = Math.min(this.#least[index]!, count);
      this.#most[index] = Math.max(this.#most[index]!, count);
    });
    return true;
  }
}

/** How far below a whole number a proven bound may lie through rounding and still mean that number. */
const tolerance = 1e-5;
