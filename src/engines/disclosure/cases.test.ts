import { describe, expect, it } from 'vitest';
import { type PublishedCell, type TableSet, audit, minimumTen, protect, totalOf } from './index.js';

const under10 = (id: string): PublishedCell => ({ id, value: null, low: 0, high: 9 });
const shown = (id: string, value: number): PublishedCell => ({ id, value });

/** Two schools by two groups with all totals; `a`, `b` = schools, `x`, `y` = groups. */
function twoByTwo(cells: Partial<Record<'ax' | 'ay' | 'bx' | 'by' | 'a' | 'b' | 'x' | 'y', number | null>>): TableSet {
  const values = { ax: null, ay: null, bx: null, by: null, a: 20, b: 20, x: 20, y: 20, all: 40, ...cells };
  return {
    cells: Object.entries(values).map(([id, value]) => (value === null ? { id, value, low: 0 } : shown(id, value))),
    relations: [
      totalOf('school a', 'a', ['ax', 'ay']),
      totalOf('school b', 'b', ['bx', 'by']),
      totalOf('group x', 'x', ['ax', 'bx']),
      totalOf('group y', 'y', ['ay', 'by']),
      totalOf('all', 'all', ['a', 'b']),
    ],
  };
}

describe('audit', () => {
  it('subtracts the one cell that is withheld', async () => {
    const tables = {
      cells: [shown('total', 50), shown('x', 45), under10('y')],
      relations: [totalOf('by sex', 'total', ['x', 'y'])],
    };
    const { withheld, recoverable } = await audit(tables, minimumTen);
    expect(recoverable).toEqual(['y']);
    expect(withheld).toEqual([
      {
        cell: 'y',
        low: 5,
        high: 5,
        certified: 'exact',
        verdict: 'unsafe',
        because: { relations: ['by sex'], minimal: true },
      },
    ]);
  });

  it('sees that two withheld cells that together are nothing are both nothing', async () => {
    const tables = {
      cells: [shown('total', 45), shown('x', 45), under10('y'), under10('z')],
      relations: [totalOf('sum', 'total', ['x', 'y', 'z'])],
    };
    expect((await audit(tables, minimumTen)).recoverable).toEqual(['y', 'z']);
    const printedZeros = {
      ...tables,
      cells: [
        shown('total', 47),
        ...tables.cells.slice(1).map((cell) => ({ ...cell, ...(cell.value === null && { low: 1 }) })),
      ],
    };
    expect((await audit(printedZeros, minimumTen)).recoverable).toEqual(['y', 'z']);
  });

  it('keeps a table with four withheld corners uncertain, to its exact interval', async () => {
    const { withheld, recoverable } = await audit(twoByTwo({ x: 15, y: 25 }), minimumTen);
    expect(recoverable).toEqual([]);
    expect(withheld.map(({ cell, low, high, certified }) => [cell, low, high, certified])).toEqual([
      ['ax', 0, 15, 'exact'],
      ['ay', 5, 20, 'exact'],
      ['bx', 0, 15, 'exact'],
      ['by', 5, 20, 'exact'],
    ]);
  });

  it('finds what only a combination of relations gives away', async () => {
    const tables = {
      cells: [shown('pq', 12), shown('qr', 15), shown('pr', 13), ...['p', 'q', 'r'].map((id) => ({ id, value: null }))],
      relations: [
        totalOf('first', 'pq', ['p', 'q']),
        totalOf('second', 'qr', ['q', 'r']),
        totalOf('third', 'pr', ['p', 'r']),
      ],
    };
    const { withheld } = await audit(tables, minimumTen);
    expect(withheld.map(({ cell, low, high }) => [cell, low, high])).toEqual([
      ['p', 5, 5],
      ['q', 7, 7],
      ['r', 8, 8],
    ]);
    expect(withheld[0]!.because).toEqual({ relations: ['first', 'second', 'third'], minimal: true });
  });

  it('needs whole numbers to see that a sum of even counts leaves one value', async () => {
    const tables = {
      cells: [{ id: 'p', value: null, low: 0, high: 1 }, { id: 'q', value: null, low: 0, high: 4 }, shown('sum', 7)],
      relations: [
        {
          id: 'weighted',
          terms: [
            { cell: 'sum', coefficient: -1 },
            { cell: 'p', coefficient: 3 },
            { cell: 'q', coefficient: 2 },
          ],
        },
      ],
    };
    expect(
      (await audit(tables, minimumTen)).withheld.map(({ low, high, certified }) => [low, high, certified]),
    ).toEqual([
      [1, 1, 'exact'],
      [2, 2, 'exact'],
    ]);
  });

  it('gives an open end where nothing limits a cell', async () => {
    const tables = {
      cells: [{ id: 'total', value: null }, shown('x', 30), { id: 'y', value: null, low: 1 }],
      relations: [totalOf('sum', 'total', ['x', 'y'])],
    };
    expect(
      (await audit(tables, minimumTen)).withheld.map(({ low, high, certified }) => [low, high, certified]),
    ).toEqual([
      [31, Infinity, 'exact'],
      [1, Infinity, 'exact'],
    ]);
  });

  it('reports relations that cannot be true together and goes on with the rest', async () => {
    const tables = {
      cells: [shown('t', 10), shown('u', 30), under10('y'), shown('total', 50), shown('x', 47), under10('z')],
      relations: [totalOf('one', 't', ['y']), totalOf('two', 'u', ['y']), totalOf('sound', 'total', ['x', 'z'])],
    };
    const { contradictions, recoverable, withheld } = await audit(tables, minimumTen);
    expect(contradictions).toEqual([{ relations: ['one'], minimal: true }]);
    expect(withheld[0]).toMatchObject({ certified: 'contradicted', verdict: 'unproven' });
    expect(recoverable).toEqual(['z']);
    const wrong = { cells: [shown('t', 10), shown('y', 9)], relations: [totalOf('wrong', 't', ['y'])] };
    expect((await audit(wrong, minimumTen)).contradictions).toEqual([{ relations: ['wrong'], minimal: true }]);
  });

  it('says bounds, not exact, where a limit stops the search', async () => {
    const { withheld } = await audit(twoByTwo({ x: 15, y: 25 }), {
      ...minimumTen,
      limits: { ...minimumTen.limits, unknowns: 3 },
    });
    expect(withheld.every(({ certified, verdict }) => certified === 'bounds' && verdict === 'unproven')).toBe(true);
    const starved = await audit(twoByTwo({ x: 15, y: 25 }), {
      ...minimumTen,
      limits: { ...minimumTen.limits, optimisations: 1 },
    });
    expect(starved.withheld.some(({ certified }) => certified === 'bounds')).toBe(true);
  });

  it('counts from one to nine as small, and neither zero nor ten', async () => {
    const cells = [0, 1, 9, 10].map((value) => shown(`c${value}`, value));
    expect((await audit({ cells, relations: [] }, minimumTen)).smallCounts).toEqual(['c1', 'c9']);
  });

  it('refuses what is no table', async () => {
    const cells = [shown('x', 1)];
    await expect(audit({ cells: [shown('x', 1.5)], relations: [] }, minimumTen)).rejects.toThrow(RangeError);
    await expect(audit({ cells: [...cells, ...cells], relations: [] }, minimumTen)).rejects.toThrow('twice');
    await expect(audit({ cells, relations: [totalOf('sum', 'x', ['y'])] }, minimumTen)).rejects.toThrow(
      'unknown cell y',
    );
  });
});

describe('protect', () => {
  const hidden = (cells: readonly { cell: string; shown: boolean }[]): string[] =>
    cells.filter((cell) => !cell.shown).map(({ cell }) => cell);

  it('holds back the smallest neighbour, not the total', async () => {
    const tables = {
      cells: [shown('total', 100), shown('x', 55), shown('y', 41), shown('z', 4)],
      relations: [totalOf('by race', 'total', ['x', 'y', 'z'])],
    };
    const { cells, certificate } = await protect(tables, minimumTen);
    expect(cells).toEqual([
      { cell: 'total', shown: true },
      { cell: 'x', shown: true },
      { cell: 'y', shown: false, reason: 'complementary' },
      { cell: 'z', shown: false, reason: 'small count' },
    ]);
    expect(certificate).toMatchObject({
      holds: true,
      protectedCells: [{ cell: 'z' }],
      failures: [],
      rule: { name: 'minimum-10', requiredWidth: 2 },
    });
  });

  it('closes a rectangle in a table with both totals', async () => {
    const { cells, certificate } = await protect(twoByTwo({ ax: 3, ay: 17, bx: 17, by: 3 }), minimumTen);
    expect(hidden(cells)).toEqual(['ax', 'ay', 'bx', 'by']);
    expect(certificate.holds).toBe(true);
  });

  it('holds back a total only when nothing else is left', async () => {
    const tables = {
      cells: [shown('total', 7), shown('x', 7), shown('y', 0)],
      relations: [totalOf('sum', 'total', ['x', 'y'])],
    };
    const { cells, certificate } = await protect(tables, minimumTen);
    expect(hidden(cells)).toEqual(['total', 'x']);
    expect(certificate.holds).toBe(true);
  });

  it('holds back everything linked to a cell for which the search found no proof', async () => {
    const rules = { ...minimumTen, limits: { ...minimumTen.limits, unknowns: 1 } };
    const { cells, certificate } = await protect(twoByTwo({ ax: 3, ay: 17, bx: 17, by: 3 }), rules);
    expect(cells.some((cell) => !cell.shown && cell.reason === 'no certificate')).toBe(true);
    expect(certificate.holds).toBe(certificate.failures.length === 0);
    expect(certificate.holds || hidden(cells).length === cells.length).toBe(true);
  });

  it('admits what no hiding can mend', async () => {
    const tables = {
      cells: [
        { id: 'total', value: null, low: 2, high: 3 },
        { id: 'x', value: null, low: 1, high: 9 },
        { id: 'y', value: null, low: 1, high: 9 },
      ],
      relations: [totalOf('sum', 'total', ['x', 'y'])],
    };
    const { certificate } = await protect(tables, minimumTen);
    expect(certificate.holds).toBe(false);
    expect(certificate.failures.map(({ cell }) => cell)).toEqual(['x', 'y']);
  });

  it('keeps a small count from being known as small where the rule asks for it', async () => {
    const tables = {
      cells: [shown('total', 36), shown('x', 30), shown('y', 2), shown('z', 4)],
      relations: [totalOf('sum', 'total', ['x', 'y', 'z'])],
    };
    expect(hidden((await protect(tables, minimumTen)).cells)).toEqual(['y', 'z']);
    expect(hidden((await protect(tables, { ...minimumTen, hidesSmallness: true })).cells)).toEqual(['x', 'y', 'z']);
  });

  it('gives the same answer each time', async () => {
    const tables = twoByTwo({ ax: 3, ay: 17, bx: 17, by: 3 });
    expect(await protect(tables, minimumTen)).toEqual(await protect(tables, minimumTen));
  });
});
