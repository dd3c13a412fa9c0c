import { type DisclosureRules, protect, type Relation } from '#engines/disclosure/index.js';
import { cellId } from '#engines/tabular/index.js';
import { type CountCell, tableSetOf } from './table-set.js';

/** Counts of students of one measure in one year. `ours`: those whose showing is to be decided; the rest is the ledger. */
export interface CountTable {
  measure: string;
  year: string;
  cells: (CountCell & { ours: boolean })[];
}

/** Percents of one measure in one year, with the counts that they are percents of. */
export interface PercentTable {
  measure: string;
  year: string;
  base: string;
  cells: { place: string; group: string; value: number | null }[];
}

export type Reason = 'withheld by its publisher' | 'small count' | 'complementary' | 'no certificate' | 'base withheld';

/** A cell that may not be shown, and why. Cells without a decision are shown. */
export interface Decision {
  measure: string;
  year: string;
  place: string;
  group: string;
  reason: Reason;
  /** Sums that would give a protected number away if this one were shown. */
  sums: string[];
}

export interface Decided {
  decisions: Decision[];
  /** Protected cells that no holding back makes safe, because of what was shown before. */
  failures: { measure: string; year: string; place: string; group: string }[];
  /** Sums of known numbers that do not come out. */
  broken: { measure: string; year: string; sum: string; total: number; least: number; most: number }[];
}

/** Decides which figures may be shown: counts first, then the percents that would tell counts. */
export async function decide(
  counts: readonly CountTable[],
  percents: readonly PercentTable[],
  rules: DisclosureRules,
): Promise<Decided> {
  const decided: Decided = { decisions: [], failures: [], broken: [] };
  for (const table of counts) await decideCounts(table, rules, decided);
  for (const table of percents) {
    const bases = counts.find(({ measure, year }) => measure === table.base && year === table.year);
    if (bases) await decidePercents(table, bases, decided.decisions, rules, decided);
  }
  return decided;
}

async function decideCounts(
  { measure, year, cells }: CountTable,
  rules: DisclosureRules,
  into: Decided,
): Promise<void> {
  const tables = tableSetOf(cells);
  const { cells: verdicts, certificate } = await protect(tables, rules);
  const reasons = new Map(verdicts.flatMap((each) => (each.shown ? [] : [[each.cell, each.reason] as const])));
  const sums = sumsBetween(tables.relations, reasons);
  for (const { place, group, ours } of cells) {
    const reason = reasons.get(cellId(place, group));
    if (ours && reason)
      into.decisions.push({ measure, year, place, group, reason, sums: sums.get(cellId(place, group)) ?? [] });
  }
  into.broken.push(
    ...tables.problems.map(({ relation: sum, total, least, most }) => ({ measure, year, sum, total, least, most })),
  );
  for (const { cell } of certificate.failures) {
    const [place = '', group = ''] = cell.split('|');
    into.failures.push({ measure, year, place, group });
  }
}

/**
 * A percent of a known number of students tells how many they are. So percents are decided as the counts that they tell:
 * none where the base is not shown, nor where the group or the rest of it is small, nor where a sum would give it away.
 */
async function decidePercents(
  table: PercentTable,
  bases: CountTable,
  before: readonly Decision[],
  rules: DisclosureRules,
  into: Decided,
): Promise<void> {
  const { measure, year } = table;
  const hidden = new Set(
    before
      .filter((each) => each.measure === bases.measure && each.year === year)
      .map(({ place, group }) => cellId(place, group)),
  );
  const baseOf = new Map(bases.cells.map((cell) => [cellId(cell.place, cell.group), cell]));
  const known = table.cells.flatMap((cell) => {
    const base = baseOf.get(cellId(cell.place, cell.group));
    if (!base) return [];
    const isHidden = base.value === null || hidden.has(cellId(cell.place, cell.group));
    if (isHidden && cell.value !== null)
      into.decisions.push({ measure, year, place: cell.place, group: cell.group, reason: 'base withheld', sums: [] });
    return [{ ...cell, base: base.value, parent: base.parent, isHidden }];
  });
  const numerators = known.map(({ place, group, parent, value, base, isHidden }) => {
    const count = value === null || base === null || isHidden ? null : Math.round((value * base) / 100);
    const rest = count === null ? 0 : base! - count;
    const isSmall = rest > 0 && rest < rules.minimumGroupSize;
    if (isSmall) into.decisions.push({ measure, year, place, group, reason: 'small count', sums: [] });
    return {
      place,
      parent,
      group,
      ours: count !== null && !isSmall,
      value: isSmall ? null : count,
      low: 0,
      ...(base !== null && { high: base }),
    };
  });
  await decideCounts({ measure, year, cells: numerators }, rules, into);
}

/** For each hidden cell the sums in which it stands together with another hidden one. */
function sumsBetween(relations: readonly Relation[], hidden: ReadonlyMap<string, unknown>): Map<string, string[]> {
  const sums = new Map<string, string[]>();
  for (const { id, terms } of relations) {
    const inside = terms.filter(({ cell }) => hidden.has(cell));
    if (inside.length < 2) continue;
    for (const { cell } of inside) sums.set(cell, [...(sums.get(cell) ?? []), id]);
  }
  return sums;
}
