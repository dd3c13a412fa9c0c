import { type PublishedCell, type Relation, type TableSet, totalOf } from '#engines/disclosure/index.js';

/** Numbers from 0 to below 1 that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Shape {
  /** The largest inner count. */
  largest: number;
  /** Inner counts and totals below this are withheld when `withholds` says so. */
  threshold: number;
  withholds: (random: () => number) => boolean;
}

/**
 * A small true table as a state might publish it: schools by groups with both totals, sometimes schools inside two
 * districts, sometimes a second breakdown of the schools' totals; counts under the threshold partly withheld.
 */
export function randomTables(seed: number, { largest, threshold, withholds }: Shape): TableSet {
  const random = randomFrom(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const [schools, groups] = [2 + upTo(1), 2 + upTo(1)];
  const zerosPrinted = random() < 0.5;
  const values = new Map<string, number>();
  const relations: Relation[] = [];
  const sum = (id: string, parts: string[]): void => {
    values.set(
      id,
      parts.reduce((total, part) => total + values.get(part)!, 0),
    );
    relations.push(totalOf(`${id} is the sum of ${parts.length}`, id, parts));
  };
  const indexes = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

  for (const s of indexes(schools)) for (const g of indexes(groups)) values.set(`s${s}g${g}`, upTo(largest));
  for (const s of indexes(schools))
    sum(
      `s${s}`,
      indexes(groups).map((g) => `s${s}g${g}`),
    );
  if (random() < 0.7)
    for (const g of indexes(groups))
      sum(
        `g${g}`,
        indexes(schools).map((s) => `s${s}g${g}`),
      );
  if (values.has('g0'))
    sum(
      'all',
      indexes(groups).map((g) => `g${g}`),
    );
  if (random() < 0.4) {
    const first = upTo(values.get('s0')!);
    values.set('s0girls', first).set('s0boys', values.get('s0')! - first);
    relations.push(totalOf('s0 is girls and boys', 's0', ['s0girls', 's0boys']));
  }
  const cells = [...values].map(([id, value]): PublishedCell => {
    const hidden = value < threshold && !(zerosPrinted && value === 0) && withholds(random);
    return hidden ? { id, value: null, low: zerosPrinted ? 1 : 0, high: threshold - 1 } : { id, value };
  });
  return { cells, relations };
}
