import { type CellFinding, protect, type Reason } from '#engines/disclosure/index.js';
import { shownAverages } from './averages.js';
import { type Breakdown, type ExactCell, type ExactTable, keyOf, type Link, type Shown } from './exact-table.js';
import type { ReleaseRules } from './rules.js';
import { cellId, isTelling, type KnownTable, tableSetOf } from './table-set.js';

/** What the public is given of each cell of a table, by `keyOf`; and, for staff alone, why the rest is held back. */
export interface ProtectedTable {
  id: string;
  shown: ReadonlyMap<string, Shown>;
  reasons: ReadonlyMap<string, { students?: Reason; value?: Reason }>;
}

export interface ProtectedTables {
  tables: ProtectedTable[];
  /** What an attacker with all tables, these and those released before, can say of each protected number. */
  findings: CellFinding[];
  /** Nothing may be released unless this is so: the attack left every protected number as uncertain as the rules ask. */
  holds: boolean;
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
  const decided = known
    .filter(({ released }) => !released)
    .map((each) => (each.table.averages ? decideAverages : decideCounts)(each, held, { known, breakdowns, rules }));
  return {
    tables: decided.map(({ table }) => table),
    findings: certificate.protectedCells,
    holds: certificate.holds && decided.every(({ holds }) => holds),
  };
}

interface Beside {
  known: readonly KnownTable[];
  breakdowns: readonly Breakdown[];
  rules: ReleaseRules;
}
type Held = ReadonlyMap<string, Reason>;
interface Decided {
  table: ProtectedTable;
  holds: boolean;
}

function decideCounts({ table }: KnownTable, held: Held, { rules }: Beside): Decided {
  const decided = tableWith(table, (cell) => {
    const students = whyNoStudents(table, cell, held, rules);
    if (cell.count === null) return { ...(students && { students, value: students }) };
    const small = isTelling(cell.students, cell.count, rules) ? ('small count' as const) : undefined;
    // A count of students whose number is held back would be a number without its measure.
    const value = held.get(cellId('X', table, cell.place, cell.group)) ?? students ?? small;
    return { ...(students && { students }), ...(value && { value }) };
  });
  return { table: decided, holds: true };
}

function decideAverages({ table }: KnownTable, held: Held, { known, breakdowns, rules }: Beside): Decided {
  const before = new Set(
    known.flatMap((other) => (other.released && isSame(other.table, table) ? shownValues(other.released) : [])),
  );
  const may = new Set(
    table.cells
      .filter((cell) => !whyNoStudents(table, cell, held, rules))
      .map(({ place, group }) => keyOf(place, group)),
  );
  const { shown, holds } = shownAverages(table, may, before, breakdowns, rules.groups.minimumGroupSize);
  const decided = tableWith(table, (cell) => {
    const students = whyNoStudents(table, cell, held, rules);
    const value = students ?? (shown.has(keyOf(cell.place, cell.group)) ? undefined : ('complementary' as const));
    return { ...(students && { students }), ...(value && { value }) };
  });
  return { table: decided, holds };
}

/** What others showed cannot be held back from an attacker; a small number is not repeated all the same. */
function whyNoStudents(
  table: ExactTable,
  { place, group, students }: ExactCell,
  held: Held,
  { groups }: ReleaseRules,
): Reason | undefined {
  return held.get(cellId('N', table, place, group)) ?? (students < groups.minimumGroupSize ? 'small count' : undefined);
}

const isSame = (one: ExactTable, other: ExactTable): boolean => one.averages === true && one.subject === other.subject;

const shownValues = (released: ReadonlyMap<string, Shown>): string[] =>
  [...released].flatMap(([key, { value }]) => (value ? [key] : []));

function tableWith(
  { id, cells }: ExactTable,
  why: (cell: ExactCell) => { students?: Reason; value?: Reason },
): ProtectedTable {
  const shown = new Map<string, Shown>();
  const reasons = new Map<string, { students?: Reason; value?: Reason }>();
  for (const cell of cells) {
    const [key, found] = [keyOf(cell.place, cell.group), why(cell)];
    shown.set(key, { students: !found.students, value: !found.value });
    if (found.students || found.value) reasons.set(key, found);
  }
  return { id, shown, reasons };
}
