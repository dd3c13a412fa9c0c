import { type Search, rangesOf } from './range.js';
import type { Equation, System, Unknown } from './linear/system.js';

/** The relations that give a cell away; `minimal` when leaving any one of them out would hide it again. */
export interface Explanation {
  relations: string[];
  minimal: boolean;
}

/** A smallest set of relations from which alone the unknown's one value follows. */
export const explainValue = (system: System, unknown: number, search: Search): Promise<Explanation> =>
  explainNarrowness(system, unknown, 1, search);

/** A smallest set of relations that leaves the unknown less room than `width` between its least and greatest value. */
export function explainNarrowness(
  system: System,
  unknown: number,
  width: number,
  search: Search,
): Promise<Explanation> {
  const narrows: Test = async (equations, how) => {
    const part = partOf(system, equations, unknown);
    const found = await rangesOf(part, { ...how, enough: width, only: new Set([part.unknowns[0]!.id]) });
    return found === 'contradiction' || found[0]!.high - found[0]!.low < width;
  };
  return smallestSet(nearestFirst(system, unknown), narrows, search);
}

/** A smallest set of relations that cannot all be true. */
export function explainContradiction(system: System, search: Search): Promise<Explanation> {
  const contradicts: Test = async (equations, how) =>
    (await rangesOf(partOf(system, equations), how)) === 'contradiction';
  return smallestSet(system.equations, contradicts, search);
}

/** Whether some equations alone show what is to be explained. More equations never show less. */
type Test = (equations: readonly Equation[], how: Search) => Promise<boolean>;

/**
 * Finds an irreducible set of equations that shows something. The shortest prefix that shows it ends with an equation that
 * is needed; with that one in place, an ever shorter prefix is enough. Prefixes are doubled until one shows it, so that a
 * chain of near relations costs little in a large system.
 */
async function smallestSet(ordered: readonly Equation[], shows: Test, search: Search): Promise<Explanation> {
  const quick = { ...search, quick: true };
  let how: Search = quick;
  let pool = await shortestPower(ordered, shows, quick);
  if (!pool) {
    how = search;
    pool = await shortestPower(ordered.slice(0, mostSolved), shows, search);
  }
  if (!pool) return { relations: ordered.map(({ id }) => id), minimal: false };

  const needed: Equation[] = [];
  while (!(await shows(needed, how))) {
    let [short, long] = [0, pool.length];
    while (short + 1 < long) {
      const middle = (short + long) >> 1;
      if (await shows([...needed, ...pool.slice(0, middle)], how)) long = middle;
      else short = middle;
    }
    needed.push(pool[long - 1]!);
    pool = pool.slice(0, long - 1);
  }
  return { relations: needed.map(({ id }) => id).sort(), minimal: true };
}

/** The first prefix of 0, 1, 3, 7 … equations, or of all, that shows it. */
async function shortestPower(
  ordered: readonly Equation[],
  shows: Test,
  how: Search,
): Promise<readonly Equation[] | undefined> {
  for (let size = 0; size < ordered.length * 2; size = size * 2 + 1) {
    const prefix = ordered.slice(0, size);
    if (await shows(prefix, how)) return prefix;
  }
  return (await shows(ordered, how)) ? ordered : undefined;
}

/** Beyond this many relations, the solver is not asked which of them it needs. */
const mostSolved = 1024;

/** Some equations with the unknowns that they name, `first` in front of all. */
function partOf(system: System, equations: readonly Equation[], first?: number): System {
  const places = new Map<number, number>();
  const unknowns: Unknown[] = [];
  const placeOf = (unknown: number): number => {
    const place = places.get(unknown) ?? places.size;
    if (place === places.size) {
      places.set(unknown, place);
      unknowns.push(system.unknowns[unknown]!);
    }
    return place;
  };
  if (first !== undefined) placeOf(first);
  return {
    unknowns,
    equations: equations.map((equation) => ({
      ...equation,
      terms: equation.terms.map(({ unknown, coefficient }) => ({ unknown: placeOf(unknown), coefficient })),
    })),
  };
}

/** The equations that can be reached from an unknown, those that name it first. */
function nearestFirst({ equations }: System, unknown: number): Equation[] {
  const ordered = new Set<Equation>();
  const reached = new Set([unknown]);
  for (let size = -1; size !== ordered.size;) {
    size = ordered.size;
    const next = equations.filter(
      (equation) => !ordered.has(equation) && equation.terms.some((term) => reached.has(term.unknown)),
    );
    for (const equation of next) {
      ordered.add(equation);
      for (const term of equation.terms) reached.add(term.unknown);
    }
  }
  return [...ordered];
}
