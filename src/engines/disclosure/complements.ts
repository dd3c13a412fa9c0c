import type { CellFinding } from './audit.js';
import type { TableSet } from './model.js';
import { Neighbourhood } from './neighbourhood.js';
import type { DisclosureRules } from './rules.js';

/**
 * Chooses, for each cell that is not safe yet, one more cell to hold back: from a relation of its own that gives something
 * away by itself; or else from the relations that together leave it too narrow; of those the one that costs least. A cell
 * whose neighbourhood already changes in this round waits for the next audit; so does one that has to be explained where
 * another of the same linked part was, because what gives one away mostly gives many away.
 *
 * @param view the table set as it is shown now (see `viewWithout`)
 * @returns the cells to hold back besides, with whether the engine knows this to help or gave up looking for proof; empty
 *   when there is nothing left to hold back for any of the unsafe cells
 */
export async function complementsFor(
  tables: TableSet,
  view: TableSet,
  unsafe: readonly CellFinding[],
  rules: DisclosureRules,
  effort: Effort,
): Promise<Map<string, Complement>> {
  const neighbourhood = new Neighbourhood(tables, view, rules);
  const chosen = new Map<string, Complement>();
  const explained = new Set<unknown>();
  for (const { cell, verdict } of unsafe) {
    if (neighbourhood.cellsBeside(cell).some((neighbour) => chosen.has(neighbour))) continue;
    if (verdict === 'unproven') for (const other of neighbourhood.freeBeside(cell)) chosen.set(other, 'no certificate');
    const part = effort.isStuck(cell) ? neighbourhood.partOf(cell) : undefined;
    if (part && explained.has(part)) continue;
    const guilty = (await effort.explain(cell, neighbourhood)) ?? neighbourhood.weakest(cell);
    if (guilty.some((relation) => neighbourhood.cellsOf(relation).some((other) => chosen.has(other)))) continue;
    const cheapest = neighbourhood.cheapest(guilty);
    const before = chosen.size;
    if (cheapest) chosen.set(cheapest, 'complementary');
    else for (const rest of neighbourhood.freeAround(cell)) chosen.set(rest, 'no certificate');
    if (part && chosen.size > before) explained.add(part);
  }
  return chosen;
}

/** How often it was tried to make a cell safe by what is near, before it is worked out what really gives it away: that takes long. */
const patience = 2;

/** What was tried so far. */
export class Effort {
  readonly #tries = new Map<string, number>();
  #left: number;

  constructor({ limits }: DisclosureRules) {
    this.#left = limits.explanations;
  }

  /** Whether what is near did not help a cell, so that it is worked out what does. */
  isStuck(cell: string): boolean {
    return (this.#tries.get(cell) ?? 0) >= patience && this.#left > 0;
  }

  /** The relations that give a cell away; undefined where that is not known, or not worked out yet. */
  async explain(cell: string, neighbourhood: Neighbourhood): Promise<string[] | undefined> {
    const isStuck = this.isStuck(cell);
    this.#tries.set(cell, (this.#tries.get(cell) ?? 0) + 1);
    if (!isStuck) return undefined;
    this.#left -= 1;
    return neighbourhood.narrowing(cell);
  }
}

type Complement = 'complementary' | 'no certificate';
