/**
 * Chance that is the same on every machine: 32-bit whole numbers alone (the generator sfc32, by Chris Doty-Humphrey).
 * A stream is named by what it decides about and for whom, so that any part can be made again without the parts before it.
 */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, about: string, whom = 0) {
    this.#a = seed | 0;
    this.#b = whom | 0;
    this.#c = hash(about);
    for (let round = 0; round < 12; round += 1) this.#next();
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 up to, and never, 1. */
  number(): number {
    return this.#next() / 4_294_967_296;
  }

  /** True with this probability. */
  happens(probability: number): boolean {
    return this.number() < probability;
  }

  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.number() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.number() * list.length)]!;
  }

  /** One of these, as often as its weight says. */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.number() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) if ((left -= weight) < 0) return name;
    return entries.at(-1)![0];
  }

  /**
   * A factor with median 1 and a heavy tail (log-logistic, shape 2). Square roots alone: unlike powers and logarithms,
   * they come out the same to the last bit on every machine.
   */
  heavyTailed(): number {
    const share = this.number() * 0.998 + 0.001;
    return Math.sqrt(share / (1 - share));
  }
}

function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return mixed | 0;
}
