import { expect, test } from 'vitest';
import { subgroups } from '#engines/tabular/index.js';
import { groupOf, groups } from './groups.js';

test('every group that files are understood to name can be shown, and no other', () => {
  expect(subgroups.map(({ code }) => groupOf(code)).toSorted()).toEqual([...groups].toSorted());
});
