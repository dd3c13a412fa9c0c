import { expect, test } from 'vitest';
import { type Crowd, joinClose, sizeOf } from './crowd.js';

const crowd = (count: number, x: number, y: number): Crowd => ({
  count,
  affiliated: 1,
  latitude: 40,
  longitude: -70,
  x,
  y,
});

test('crowds upon each other become one at their common middle, and none is lost', () => {
  const joined = joinClose([crowd(10, 100, 100), crowd(30, 120, 100), crowd(5, 400, 400)]);
  expect(joined.map(({ count, x }) => [count, x])).toEqual([
    [40, 115],
    [5, 400],
  ]);
  expect(joined.reduce((sum, { affiliated }) => sum + affiliated, 0)).toBe(3);
});

test('a crowd is drawn larger the more schools it holds', () => {
  expect([2, 10, 500, 5000].map((count) => sizeOf({ count }))).toEqual(['s', 'm', 'l', 'xl']);
});
