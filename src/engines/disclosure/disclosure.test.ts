import { describe, expect, it } from 'vitest';
import { audit, minimumTen, protect } from './index.js';
import type { TableSet } from './model.js';
import { viewWithout } from './protect.js';
import { enumerate, isPossible, recoverable } from '../../../tests/engines/brute-force.js';
import { randomTables } from '../../../tests/engines/random-tables.js';

const seeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed + 1);

describe('the auditor against every possible table', () => {
  const published = { largest: 6, threshold: 5, withholds: (random: () => number): boolean => random() < 0.7 };

  it('finds the same interval for every withheld cell', async () => {
    let compared = 0;
    for (const seed of seeds(400)) {
      const tables = randomTables(seed, published);
      const extremes = enumerate(tables, 60);
      const { withheld, contradictions } = await audit(tables, minimumTen);
      expect(contradictions).toEqual([]);
      for (const { cell, low, high, certified } of withheld) {
        expect({ seed, cell, low, high, certified }).toEqual({ seed, cell, ...extremes.get(cell), certified: 'exact' });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(1500);
  });

  it('explains each recovered cell by relations of which none can be left out', async () => {
    for (const seed of seeds(60)) {
      const tables = randomTables(seed, published);
      for (const { cell, because } of (await audit(tables, minimumTen)).withheld) {
        if (!because) continue;
        const only = (ids: readonly string[]): TableSet => ({
          ...tables,
          relations: tables.relations.filter(({ id }) => ids.includes(id)),
        });
        expect(because.minimal).toBe(true);
        expect((await audit(only(because.relations), minimumTen)).recoverable).toContain(cell);
        for (const left of because.relations)
          expect(
            (await audit(only(because.relations.filter((id) => id !== left)), minimumTen)).recoverable,
          ).not.toContain(cell);
      }
    }
  });

  it('reports a contradiction exactly when no table fits', async () => {
    let contradictory = 0;
    for (const seed of seeds(150)) {
      const tables = randomTables(seed, published);
      const spoiled = {
        ...tables,
        cells: tables.cells.map((cell, index) =>
          index === 1 && cell.value !== null ? { ...cell, value: cell.value + 2 } : cell,
        ),
      };
      const none = !isPossible(spoiled, 60);
      const { contradictions } = await audit(spoiled, minimumTen);
      expect({ seed, contradiction: contradictions.length > 0 }).toEqual({ seed, contradiction: none });
      if (none) contradictory++;
    }
    expect(contradictory).toBeGreaterThan(20);
  });
});

describe('the protector against every possible table', () => {
  const rules = { ...minimumTen, minimumGroupSize: 3 };
  const shape = { largest: 5, threshold: 3, withholds: (random: () => number): boolean => random() < 0.3 };
  const ceilingOf = ({ cells }: TableSet): number => Math.max(...cells.map(({ value }) => value ?? 0)) + 4;

  it('leaves no protected cell exactly recoverable', async () => {
    for (const seed of seeds(250)) {
      const tables = randomTables(seed, shape);
      const { cells, certificate } = await protect(tables, rules);
      const hidden = new Set(cells.filter(({ shown }) => !shown).map(({ cell }) => cell));
      const sensitive = cells.flatMap((cell) =>
        !cell.shown && (cell.reason === 'small count' || cell.reason.startsWith('withheld')) ? [cell.cell] : [],
      );
      const failed = certificate.failures.map(({ cell }) => cell);
      expect({
        seed,
        recoverable: recoverable(
          viewWithout(tables, hidden),
          sensitive.filter((cell) => !failed.includes(cell)),
          ceilingOf(tables),
        ),
      }).toEqual({ seed, recoverable: [] });
    }
  });

  it('would be caught if it skipped the complementary cells', async () => {
    let caught = 0;
    for (const seed of seeds(60)) {
      const tables = randomTables(seed, shape);
      const { cells } = await protect(tables, rules);
      const primary = new Set(
        cells.flatMap((cell) =>
          !cell.shown && cell.reason !== 'complementary' && cell.reason !== 'no certificate' ? [cell.cell] : [],
        ),
      );
      if (recoverable(viewWithout(tables, primary), primary, ceilingOf(tables)).length > 0) caught++;
    }
    expect(caught).toBeGreaterThan(20);
  });
});
