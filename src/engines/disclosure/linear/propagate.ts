import type { Equation, System, Unknown } from './system.js';

/** Bounds after propagation, by unknown; `settled` is false when the allowance ran out before the fixed point. */
export interface Propagation {
  bounds: Unknown[];
  contradiction: boolean;
  settled: boolean;
}

/**
 * Tightens each unknown's bounds by every equation it stands in, to a fixed point: an unknown is at least what is left when
 * all others of its equation are as large as they may be. Bounds are rounded inwards to whole counts, so they always
 * contain every solution.
 *
 * @param allowance how many tightenings to make at most: bounds without an upper limit can creep for ever
 */
export function propagate(system: System, allowance: number): Propagation {
  const bounds = system.unknowns.map((unknown) => ({ ...unknown }));
  const contradicted = { bounds, contradiction: true, settled: true };
  if (bounds.some(({ low, high }) => low > high)) return contradicted;

  const equationsOf = system.unknowns.map((): number[] => []);
  system.equations.forEach(({ terms }, index) => terms.forEach(({ unknown }) => equationsOf[unknown]!.push(index)));
  const queue = system.equations.map((_, index) => index);
  const queued = new Set(queue);
  let left = allowance;

  for (let next = 0; next < queue.length; next++) {
    const index = queue[next]!;
    queued.delete(index);
    const tightened = tighten(system.equations[index]!, bounds);
    if (tightened === null) return contradicted;
    left -= tightened.length;
    if (left < 0) return { bounds, contradiction: false, settled: false };
    for (const unknown of tightened)
      for (const neighbour of equationsOf[unknown]!)
        if (!queued.has(neighbour)) {
          queued.add(neighbour);
          queue.push(neighbour);
        }
  }
  return { bounds, contradiction: false, settled: true };
}

/** Applies one equation in place; gives the unknowns whose bounds moved, or null when no values fit. */
function tighten({ terms, constant }: Equation, bounds: Unknown[]): number[] | null {
  const least = sum();
  const most = sum();
  for (const { unknown, coefficient } of terms) {
    const { low, high } = bounds[unknown]!;
    add(least, coefficient > 0 ? coefficient * low : coefficient * high);
    add(most, coefficient > 0 ? coefficient * high : coefficient * low);
  }
  if (total(least) > constant || total(most) < constant) return null;

  const moved: number[] = [];
  for (const { unknown, coefficient } of terms) {
    const bound = bounds[unknown]!;
    const { low, high } = bound;
    const ends = coefficient > 0 ? [coefficient * low, coefficient * high] : [coefficient * high, coefficient * low];
    const shares = [constant - without(most, ends[1]!), constant - without(least, ends[0]!)];
    const limits = shares.map((share) => share / coefficient + 0);
    const [from, to] = coefficient > 0 ? [limits[0]!, limits[1]!] : [limits[1]!, limits[0]!];
    bound.low = Math.max(low, Math.ceil(from));
    bound.high = Math.min(high, Math.floor(to));
    if (bound.low > bound.high) return null;
    if (bound.low > low || bound.high < high) {
      moved.push(unknown);
      replace(least, ends[0]!, coefficient > 0 ? coefficient * bound.low : coefficient * bound.high);
      replace(most, ends[1]!, coefficient > 0 ? coefficient * bound.high : coefficient * bound.low);
    }
  }
  return moved;
}

/** A sum that counts its infinite terms apart, so that one of them can be taken out again. */
interface Sum {
  finite: number;
  infinities: number;
  sign: number;
}

const sum = (): Sum => ({ finite: 0, infinities: 0, sign: 0 });

function add(to: Sum, value: number): void {
  if (Number.isFinite(value)) to.finite += value;
  else {
    to.infinities += 1;
    to.sign = Math.sign(value);
  }
}

const total = ({ finite, infinities, sign }: Sum): number => (infinities > 0 ? sign * Infinity : finite);

function without(of: Sum, value: number): number {
  const others = Number.isFinite(value) ? of.infinities : of.infinities - 1;
  if (others > 0) return of.sign * Infinity;
  return Number.isFinite(value) ? of.finite - value : of.finite;
}

function replace(inside: Sum, before: number, after: number): void {
  if (Number.isFinite(before)) inside.finite -= before;
  else inside.infinities -= 1;
  add(inside, after);
}
