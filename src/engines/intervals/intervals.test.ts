import { describe, expect, test } from 'vitest';
import { compareAverages, compareShares, type Sums, wilson } from './index.js';

const rounded = ({ low, high }: { low: number; high: number }) => [low.toFixed(4), high.toFixed(4)];

// R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
test.each([
  [81, 263, '0.2553', '0.3662'],
  [15, 148, '0.0624', '0.1605'],
  [0, 20, '0.0000', '0.1611'],
  [1, 29, '0.0061', '0.1718'],
])('Wilson’s interval of %i of %i', (part, whole, low, high) => {
  expect(rounded(wilson(part, whole))).toEqual([low, high]);
});

// R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
test.each([
  [56, 70, 48, 80, '0.0524', '0.3339'],
  [9, 10, 3, 10, '0.1705', '0.8090'],
  [6, 7, 2, 7, '0.0582', '0.8062'],
  [5, 56, 0, 29, '-0.0381', '0.1926'],
  [0, 10, 0, 20, '-0.1611', '0.2775'],
  [0, 10, 0, 10, '-0.2775', '0.2775'],
  [10, 10, 0, 20, '0.6791', '1.0000'],
  [10, 10, 0, 10, '0.6075', '1.0000'],
])('the difference of %i/%i and %i/%i', (part1, whole1, part2, whole2, low, high) => {
  expect(rounded(compareShares(part1, whole1, part2, whole2).differenceInterval)).toEqual([low, high]);
});

describe('the ratio of two shares', () => {
  // Heart attacks without and with aspirin: A. Agresti, Categorical Data Analysis, section on the relative risk.
  test('of the aspirin study is 1.82, from 1.43 to 2.31', () => {
    const { ratio, ratioInterval } = compareShares(189, 11_034, 104, 11_037);
    expect(ratio).toBeCloseTo(1.8178, 4);
    expect(ratioInterval!.low).toBeCloseTo(1.433, 3);
    expect(ratioInterval!.high).toBeCloseTo(2.3059, 3);
  });

  test('does not exist where something is zero', () => {
    expect(compareShares(0, 10, 3, 10)).toMatchObject({ ratio: null, ratioInterval: null });
    expect(compareShares(3, 10, 0, 10)).toMatchObject({ ratio: null, ratioInterval: null });
  });
});

describe('averages', () => {
  const sums = (pairs: [number, number][]): Sums => ({
    students: pairs.length,
    x: sum(pairs.map(([x]) => x)),
    y: sum(pairs.map(([, y]) => y)),
    xx: sum(pairs.map(([x]) => x * x)),
    xy: sum(pairs.map(([x, y]) => x * y)),
    yy: sum(pairs.map(([, y]) => y * y)),
  });
  const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);

  test('with all denominators 1 are means, and the interval is that of two means', () => {
    // Means 3 and 6, variances 2.5 and 2.5, five each: 3 ± 1.96 × √(0.5 + 0.5).
    const one = sums([1, 2, 3, 4, 5].map((x) => [x, 1]));
    const two = sums([4, 5, 6, 7, 8].map((x) => [x, 1]));
    const { difference, differenceInterval, ratio } = compareAverages(two, one)!;
    expect([difference, ratio]).toEqual([3, 2]);
    expect(rounded(differenceInterval)).toEqual(['1.0400', '4.9600']);
  });

  test('of students who all have the same rate are certain', () => {
    const one = sums([
      [9, 10],
      [90, 100],
    ]);
    const two = sums([
      [8, 10],
      [80, 100],
    ]);
    expect(rounded(compareAverages(one, two)!.differenceInterval)).toEqual(['0.1000', '0.1000']);
  });

  test('of one student have none', () => {
    expect(compareAverages(sums([[1, 2]]), sums([[1, 2]]))).toBeUndefined();
  });
});

test('what is no share is refused', () => {
  expect(() => wilson(3, 2)).toThrow(RangeError);
  expect(() => wilson(0, 0)).toThrow(RangeError);
  expect(() => wilson(-1, 2)).toThrow(RangeError);
});
