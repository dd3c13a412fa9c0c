import { type CellFinding, protect, type Reason } from '#engines/disclosure/index.js';
import { type Breakdown, keyOf, type Link, type Shown } from './exact-table.js';
import type { ReleaseRules } from './rules.js';
import { cellId, type KnownTable, tableSetOf } from './table-set.js';

/** What the public is given of each cell of a table, by `keyOf`; and, for staff alone, why the rest is held back. */
export interface ProtectedTable {
  id: string;
  shown: ReadonlyMap<string, Shown>;
  reasons: ReadonlyMap<string, { students?: Reason; count?: Reason }>;
}

export interface ProtectedTables {
  tables: ProtectedTable[];
  /** What an attacker with all tables, these and those released before, can say of each protected number. */
  findings: CellFinding[];
  /** Nothing may be released unless this is empty. */
  failures: CellFinding[];
}

/**
 * Decides what of the tables that are not released yet the public is given, so that nothing protected can be worked out from
 * them and all that was released before.
 */
export async function protectTables(
  known: readonly KnownTable[],
  links: readonly Link[],
  breakdowns: readonly Breakdown[],
  rules: ReleaseRules,
): Promise<ProtectedTables> {
  const { cells, certificate } = await protect(tableSetOf(known, links, breakdowns, rules), rules.groups);
  const held = new Map(cells.flatMap((cell) => (cell.shown ? [] : [[cell.cell, cell.reason] as const])));
  const tables = known
    .filter(({ released }) => !released)
    .map(({ table: { id, cells: exact } }): ProtectedTable => {
      const shown = new Map<string, Shown>();
      const reasons = new Map<string, { students?: Reason; count?: Reason }>();
      for (const { place, group, count } of exact) {
        const students = held.get(cellId('N', id, place, group));
        // A count of students whose number is held back would be a number without its measure.
        const counted = count === null ? undefined : (held.get(cellId('X', id, place, group)) ?? students);
        shown.set(keyOf(place, group), { students: !students, count: count !== null && !counted });
        if (students || counted)
          reasons.set(keyOf(place, group), { ...(students && { students }), ...(counted && { count: counted }) });
      }
      return { id, shown, reasons };
    });
  return { tables, findings: certificate.protectedCells, failures: certificate.failures };
}
