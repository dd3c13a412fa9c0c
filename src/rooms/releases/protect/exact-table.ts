/** The students of one group at one place, exactly. Groups without students are left out: everybody knows that they are empty. */
export interface ExactCell {
  /** A school, or the district itself. */
  place: string;
  /** `all`, or the key of a group of students. */
  group: string;
  students: number;
  /** How many of these students the indicator counts, where it is a share; null where it is a plain count or an average. */
  count: number | null;
}

/** One indicator in one school year, counted up to one day. */
export interface ExactTable {
  id: string;
  /** The same for tables of the same indicator, year and day, whenever they were released. */
  subject: string;
  /** Which students it is about. Tables of one population have the same students in each cell. */
  population: string;
  district: string;
  /** Whether what it says of a group is an average (or another number) of its students rather than how many of them count. */
  averages?: boolean;
  cells: readonly ExactCell[];
}

/** What the public is given of a cell: how many students it has, and what the indicator says of them. */
export interface Shown {
  students: boolean;
  value: boolean;
}

/**
 * What one table says of another about the same students. `at most`: no cell of `less` is greater than the same cell of `more`.
 * `same`: a cell that has not changed is the same cell.
 */
export interface Link {
  kind: 'at most' | 'same';
  less: string;
  more: string;
  /** Of which numbers that holds: of the students, of those whom the indicator counts. */
  of: readonly ('students' | 'count')[];
}

/** Who is told apart by what. Of an exhaustive breakdown everybody knows that each student is in one of its groups. */
export interface Breakdown {
  name: string;
  groups: readonly string[];
  exhaustive: boolean;
}

/** The key of a cell within its table. */
export const keyOf = (place: string, group: string): string => `${place} ${group}`;
