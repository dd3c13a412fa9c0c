import type { Equation, System } from './system.js';

/** One linked part of a system, with the place of each of its unknowns in the whole. */
export interface Component {
  system: System;
  /** `origin[i]` is the index in the whole system of this component's unknown `i`. */
  origin: readonly number[];
}

/**
 * Splits a system into parts that share no unknown: what is published about one part says nothing about another.
 * Equations without unknowns belong to no part.
 */
export function componentsOf(system: System): Component[] {
  const parent = system.unknowns.map((_, index) => index);
  const root = (index: number): number => {
    let top = index;
    while (parent[top] !== top) top = parent[top]!;
    while (parent[index] !== top) [parent[index], index] = [top, parent[index]!];
    return top;
  };
  for (const { terms } of system.equations)
    for (const { unknown } of terms) parent[root(unknown)] = root(terms[0]!.unknown);

  const members = new Map<number, number[]>();
  system.unknowns.forEach((_, index) => push(members, root(index), index));
  const equations = new Map<number, Equation[]>();
  for (const equation of system.equations)
    if (equation.terms.length > 0) push(equations, root(equation.terms[0]!.unknown), equation);

  return [...members].map(([top, origin]) => part(system, origin, equations.get(top) ?? []));
}

/**
 * Whether unknowns and equations hang together without a circle and with unit coefficients only. On such a forest the
 * fixed point of interval propagation is the exact answer: every value of an interval extends to a whole solution.
 */
export function isForest(component: System): boolean {
  let edges = 0;
  for (const { terms } of component.equations) {
    edges += terms.length;
    if (terms.some(({ coefficient }) => Math.abs(coefficient) !== 1)) return false;
  }
  return edges === component.unknowns.length + component.equations.length - 1;
}

function part(system: System, origin: readonly number[], equations: readonly Equation[]): Component {
  const local = new Map(origin.map((index, position) => [index, position]));
  return {
    origin,
    system: {
      unknowns: origin.map((index) => system.unknowns[index]!),
      equations: equations.map((equation) => ({
        ...equation,
        terms: equation.terms.map((term) => ({ ...term, unknown: local.get(term.unknown)! })),
      })),
    },
  };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
