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
  district: string;
  cells: readonly ExactCell[];
}

/** What the public was given of a cell before. */
export interface Shown {
  students: boolean;
  count: boolean;
}

/** What one table says of another about the same students: no cell of `less` is greater than the same cell of `more`. */
export interface Link {
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
