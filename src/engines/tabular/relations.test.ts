import { describe, expect, it } from 'vitest';
import { audit, minimumTen } from '../disclosure/index.js';
import { cellId, type CellReading, type PlaceRow, legend, readCell, relationsOf } from './index.js';

const marks = legend({ mark: '', meaning: 'withheld' });
const place = (
  key: string,
  parent: string | undefined,
  ...texts: [total: string, girls: string, boys: string]
): PlaceRow => {
  const [total, girls, boys] = texts.map((text): CellReading => readCell(text, marks));
  return { key, ...(parent !== undefined && { parent }), values: { total: total!, girls: girls!, boys: boys! } };
};
const relations = (...rows: PlaceRow[]) =>
  relationsOf({
    rows,
    counts: ['total', 'girls', 'boys'],
    breakdowns: [{ name: 'sex', total: 'total', parts: ['girls', 'boys'] }],
    total: 'total',
    withheld: { low: 0, high: 9 },
  });

describe('relationsOf', () => {
  it('sums breakdowns in each place, and each column over the places below', async () => {
    const { tables, problems } = relations(
      place('d', undefined, '90', '50', '40'),
      place('a', 'd', '50', '46', ''),
      place('b', 'd', '40', '', '36'),
    );
    expect(problems).toEqual([]);
    expect(tables.relations.map(({ id }) => id)).toEqual([
      'd by sex',
      'a by sex',
      'b by sex',
      'd total',
      'd girls',
      'd boys',
    ]);
    expect(tables.cells.find(({ id }) => id === 'a|boys')).toEqual({ id: 'a|boys', value: null, low: 0, high: 9 });
    expect((await audit(tables, minimumTen)).recoverable).toEqual([cellId('a', 'boys'), cellId('b', 'girls')]);
  });

  it('takes bounds from the mark before those of the file', () => {
    const { tables } = relations(place('a', undefined, '50', '45', '<6'));
    expect(tables.cells.find(({ id }) => id === 'a|boys')).toEqual({ id: 'a|boys', value: null, low: 0, high: 5 });
  });

  it('reports a sum that does not hold instead of building it', () => {
    const { tables, problems } = relations(place('a', undefined, '50', '20', '29'));
    expect(tables.relations).toEqual([]);
    expect(problems).toEqual([{ relation: 'a by sex', code: 'sum-does-not-hold', total: 50, least: 49, most: 49 }]);
  });

  it('reports a sum that no withheld counts can make right', () => {
    expect(relations(place('a', undefined, '50', '20', '')).problems).toEqual([
      { relation: 'a by sex', code: 'sum-impossible', total: 50, least: 20, most: 29 },
    ]);
  });

  it('takes no column for a sum where the places below are not all there', () => {
    const { tables, problems } = relations(place('d', undefined, '90', '50', '40'), place('a', 'd', '50', '30', '20'));
    expect(tables.relations.map(({ id }) => id)).toEqual(['d by sex', 'a by sex']);
    expect(problems).toEqual([{ relation: 'd total', code: 'places-incomplete', total: 90, least: 50, most: 50 }]);
  });

  it('knows no sum over what is missing', () => {
    const { tables, problems } = relations(place('a', undefined, '50', '--', '20'));
    expect([tables.cells.map(({ id }) => id), tables.relations, problems]).toEqual([['a|total', 'a|boys'], [], []]);
  });
});
