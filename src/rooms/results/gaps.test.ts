import { describe, expect, test } from 'vitest';
import type { Cell } from './cells.js';
import { gapsOf } from './gaps.js';
import { standardIndicators } from './indicators/indicator.js';

const indicator = (key: string) => standardIndicators.find((each) => each.key === key)!;
const cell = (subgroup: string, students: number, x: number, y: number, [xx, xy, yy] = [x, x, y]): Cell => ({
  place: 'here',
  year: 2025,
  indicator: '',
  grade: 'all',
  subgroup,
  students,
  numerator: x,
  denominator: y,
  xx,
  xy,
  yy,
});

describe('a gap', () => {
  test('sets a group beside all others: 56 of 70 beside 48 of 80, as Newcombe publishes it', () => {
    const [gap] = gapsOf(indicator('chronic-absence'), cell('all', 150, 104, 150), [cell('black', 70, 56, 70)]);
    expect(gap).toMatchObject({ group: 'black', value: 80, others: 60 });
    expect(gap!.difference).toBeCloseTo(20, 10);
    expect(gap!.differenceInterval.low).toBeCloseTo(5.24, 2);
    expect(gap!.differenceInterval.high).toBeCloseTo(33.39, 2);
    expect(gap!.ratio).toBeCloseTo(4 / 3, 10);
  });

  test('of attendance counts students as what varies, in points', () => {
    // Days of 1, 2, 3, 4, 5 beside 4, 5, 6, 7, 8, of ten each: means 30 % and 60 %, half a variance of 0.025 in each.
    const all = cell('all', 10, 45, 100, [245, 450, 1000]);
    const [gap] = gapsOf(indicator('attendance-rate'), all, [cell('female', 5, 30, 50, [190, 300, 500])]);
    expect([gap!.value, gap!.others]).toEqual([60, 30]);
    expect(gap!.differenceInterval.low).toBeCloseTo(30 - 19.6, 1);
    expect(gap!.differenceInterval.high).toBeCloseTo(30 + 19.6, 1);
  });

  test('is none for a count, for a group that is everybody, and for one student’s average', () => {
    const all = cell('all', 10, 5, 10);
    expect(gapsOf(indicator('enrolment'), all, [cell('black', 3, 1, 3)])).toEqual([]);
    expect(gapsOf(indicator('chronic-absence'), all, [cell('black', 10, 5, 10)])).toEqual([]);
    expect(gapsOf(indicator('attendance-rate'), all, [cell('black', 1, 1, 1)])).toEqual([]);
  });
});
