import type { CellFinding } from './audit.js';
import type { TableSet } from './model.js';
import { Neighbourhood } from './neighbourhood.js';
import type { DisclosureRules } from './rules.js';

/**
 * Chooses, for each cell that is not safe yet, one more cell to hold back: from the nearest relation that gives something
 * away, the one that costs least. A cell whose neighbourhood already changes in this round waits for the next audit.
 *
 * @param view the table set as it is shown now (see `viewWithout`)
 * @returns the cells to hold back besides, with whether the engine knows this to help or gave up looking for proof; empty
 *   when there is nothing left to hold back for any of the unsafe cells
 */
export function complementsFor(
  tables: TableSet,
  view: TableSet,
  unsafe: readonly CellFinding[],
  rules: DisclosureRules,
): Map<string, 'complementary' | 'no certificate'> {
  const neighbourhood = new Neighbourhood(tables, view, rules);
  const chosen = new Map<string, 'complementary' | 'no certificate'>();
  for (const { cell, verdict } of unsafe) {
    if (neighbourhood.cellsBeside(cell).some((neighbour) => chosen.has(neighbour))) continue;
    if (verdict === 'unproven') for (const other of neighbourhood.freeBeside(cell)) chosen.set(other, 'no certificate');
    const relation = neighbourhood.weakestRelation(cell);
    if (relation) chosen.set(neighbourhood.candidates(relation)[0]!, 'complementary');
    else for (const rest of neighbourhood.freeAround(cell)) chosen.set(rest, 'no certificate');
  }
  return chosen;
}
