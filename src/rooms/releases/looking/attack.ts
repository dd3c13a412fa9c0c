import type { CellFinding } from '#engines/disclosure/index.js';
import { inThread } from '#ground/jobs/thread.js';
import type { ProtectedTable } from '../protect/protect-tables.js';
import { rulesOf, type RuleSet } from '../protect/rules.js';
import { linksBetween } from './links.js';
import type { LedgerTable } from './known.js';
import type { AttackedYear } from './attack.thread.js';

/** What came of the tables, of all years together. */
export interface Attacked {
  tables: ProtectedTable[];
  findings: CellFinding[];
  holds: boolean;
}

const thread = new URL('../../../../dist/rooms/releases/looking/attack.thread.js', import.meta.url);

/**
 * Protects the tables that are not released yet beside all that are, and attacks what is then shown; year by year, because no
 * sum joins two school years. In a thread of its own.
 */
export async function attack(
  tables: readonly LedgerTable[],
  ruleSet: RuleSet,
  progress: (done: number, total: number) => void = () => {},
): Promise<Attacked> {
  const years = [...Map.groupBy(tables, ({ about }) => about.year).values()];
  const found: Attacked = { tables: [], findings: [], holds: true };
  for (const [index, known] of years.entries()) {
    progress(index, years.length);
    const work: AttackedYear = {
      known: known.map(({ about: _about, ...each }) => each),
      links: linksBetween(known),
      rules: rulesOf(ruleSet),
    };
    const year = await inThread<Attacked>(thread, work);
    found.tables.push(...year.tables);
    found.findings.push(...year.findings);
    found.holds &&= year.holds;
  }
  return found;
}
