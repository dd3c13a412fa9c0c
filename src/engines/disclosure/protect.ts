import { type CellFinding, findingOf, smallCounts } from './audit.js';
import { complementsFor, Effort } from './complements.js';
import { componentsOf } from './linear/components.js';
import type { PublishedCell, TableSet } from './model.js';
import { type Search, rangesOf } from './range.js';
import type { DisclosureRules } from './rules.js';
import { systemOf } from './linear/system.js';

export interface Protection {
  /** Every cell of the table set in its order, but for those that are never shown. */
  cells: ProtectedCell[];
  certificate: Certificate;
}

export type ProtectedCell = { cell: string; shown: true } | { cell: string; shown: false; reason: Reason };

/** For staff alone: whoever learns the reason learns about the cell. In public there is one mark for all. */
export type Reason = 'withheld by its publisher' | 'small count' | 'complementary' | 'no certificate';

/** What the auditor found when it attacked what is shown. */
export interface Certificate {
  rule: Pick<DisclosureRules, 'name' | 'source' | 'minimumGroupSize' | 'requiredWidth' | 'hidesSmallness'>;
  /** Whether every protected cell is proven to stay as uncertain as the rule requires. */
  holds: boolean;
  /**
   * What the attack left of each protected cell (withheld by its publisher, small, or said to be sensitive). A count outside of
   * low to high is impossible; the attack stops where it has proven enough, so not every count within must be possible.
   */
  protectedCells: CellFinding[];
  /** Protected cells that hiding more could not make safe: what is known about them anyway is too narrow. */
  failures: CellFinding[];
}

/**
 * Decides which published cells not to repeat, so that no protected cell can be worked out from what is shown: the small
 * counts, and complementary ones chosen greedily, until the auditor proves every protected cell wide enough. Where no proof
 * is found, everything linked to the cell is held back, link by link.
 *
 * Ends because each round holds back at least one cell more. The same input gives the same answer.
 *
 * @throws RangeError when the table set is malformed
 */
export async function protect(tables: TableSet, rules: DisclosureRules): Promise<Protection> {
  const reasons = new Map<string, Reason>();
  const sensitive = new Set<string>();
  const small = new Set(smallCounts(tables, rules));
  for (const { id, value, standing } of tables.cells) {
    if (standing === 'shown before' || (value !== null && !small.has(id))) continue;
    sensitive.add(id);
    if (standing !== 'never shown') reasons.set(id, value === null ? 'withheld by its publisher' : 'small count');
  }
  // What is safe stays safe while more is held back, so a round looks at the cells that the last one found unsafe; the
  // certificate rests on one more attack on all of them.
  const effort = new Effort(rules);
  let pending: ReadonlySet<string> = sensitive;
  for (;;) {
    const view = viewWithout(tables, reasons);
    const findings = await attack(view, pending, rules);
    const unsafe = findings.filter(({ verdict }) => verdict !== 'safe');
    const complements = await complementsFor(tables, view, unsafe, rules, effort);
    if (complements.size === 0 && pending === sensitive)
      return { cells: decisions(tables, reasons), certificate: certificate(rules, findings, unsafe) };
    for (const [cell, reason] of complements) reasons.set(cell, reason);
    pending = complements.size === 0 ? sensitive : new Set(unsafe.map(({ cell }) => cell));
  }
}

/**
 * The table set as it looks with some cells held back. Our own rule never holds back a zero unless it holds back everything
 * around it, so an attacker is taken to know of every other held-back count that it is not zero. Where zeros may be held
 * back, a cell has to say so by a `low` of 0; a count that is never shown may always be zero.
 */
export function viewWithout({ cells, relations }: TableSet, heldBack: { has(cell: string): boolean }): TableSet {
  const hide = (cell: PublishedCell): PublishedCell =>
    cell.value === null
      ? cell
      : { ...cell, value: null, low: cell.low ?? (cell.standing === 'never shown' ? 0 : Math.min(cell.value, 1)) };
  const isHidden = ({ id, standing }: PublishedCell): boolean => standing === 'never shown' || heldBack.has(id);
  return { cells: cells.map((cell) => (isHidden(cell) ? hide(cell) : cell)), relations };
}

async function attack(view: TableSet, among: ReadonlySet<string>, rules: DisclosureRules): Promise<CellFinding[]> {
  const search: Search = { limits: rules.limits, enough: widthThatIsEnough(rules), only: among };
  const findings: CellFinding[] = [];
  for (const { system } of componentsOf(systemOf(view))) {
    if (!system.unknowns.some(({ id }) => among.has(id))) continue;
    const ranges = await rangesOf(system, search);
    system.unknowns.forEach((unknown, index) => {
      if (among.has(unknown.id))
        findings.push(findingOf(unknown, ranges === 'contradiction' ? undefined : ranges[index], rules));
    });
  }
  return findings;
}

/** A range of the minimum group size cannot lie inside the small counts. */
const widthThatIsEnough = ({ requiredWidth, hidesSmallness, minimumGroupSize }: DisclosureRules): number =>
  hidesSmallness ? Math.max(requiredWidth, minimumGroupSize) : requiredWidth;

function decisions(tables: TableSet, reasons: ReadonlyMap<string, Reason>): ProtectedCell[] {
  return tables.cells.flatMap(({ id: cell, standing }): ProtectedCell[] => {
    if (standing === 'never shown') return [];
    const reason = reasons.get(cell);
    return [reason ? { cell, shown: false, reason } : { cell, shown: true }];
  });
}

function certificate(rules: DisclosureRules, protectedCells: CellFinding[], failures: CellFinding[]): Certificate {
  const { name, source, minimumGroupSize, requiredWidth, hidesSmallness } = rules;
  const rule = { name, source, minimumGroupSize, requiredWidth, hidesSmallness };
  return { rule, holds: failures.length === 0, protectedCells, failures };
}
