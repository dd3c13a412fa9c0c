/** What one row of an import does to what is known. */
export type Change = 'added' | 'changed' | 'unchanged' | 'deleted' | 'twice' | 'deleted before';

export interface ChangeCounts {
  added: number;
  changed: number;
  unchanged: number;
  deleted: number;
}

/**
 * Compares an import with what is known, row by row. Memory is what the ids take.
 *
 * @param known by id, a fingerprint of each record as it stands; the caller chooses how to make one
 */
export function createComparison(known: ReadonlyMap<string, string>): {
  /** A row that says how a record is. The first row of an id counts. */
  upsert(id: string, fingerprint: string): Change;
  /** A row of a delta that says a record is gone; one that was never there, or is gone already, is no change. */
  remove(id: string): Change;
  /** What a *full* file no longer lists. A delta lists only changes: there, nothing is missing. */
  missing(): string[];
  counts(): ChangeCounts;
} {
  const seen = new Set<string>();
  const counts: ChangeCounts = { added: 0, changed: 0, unchanged: 0, deleted: 0 };
  const count = (change: keyof ChangeCounts): Change => {
    counts[change]++;
    return change;
  };
  return {
    upsert(id, fingerprint) {
      if (seen.has(id)) return 'twice';
      seen.add(id);
      const before = known.get(id);
      if (before === undefined) return count('added');
      return count(before === fingerprint ? 'unchanged' : 'changed');
    },
    remove(id) {
      if (seen.has(id)) return 'twice';
      seen.add(id);
      return known.has(id) ? count('deleted') : 'deleted before';
    },
    missing: () => [...known.keys()].filter((id) => !seen.has(id)),
    counts: () => ({ ...counts }),
  };
}
