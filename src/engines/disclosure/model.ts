/** One number of a published table, or the place where its publisher withheld one. */
export interface PublishedCell {
  /** Unique within the table set, such as `school:01103|BLACK`. */
  id: string;
  /** The count as printed: a whole number of zero or more; `null` = withheld by the publisher. */
  value: number | null;
  /**
   * The least count that everyone knows this cell to have while it is not shown. For a withheld cell it follows from the
   * publisher's rule: 0 where zeros are withheld too, 1 where zeros are printed. Without it, 0.
   */
  low?: number;
  /** The greatest count that everyone knows this cell to have, such as 9 under "fewer than 10". Without it, no limit. */
  high?: number;
  /**
   * What whoever protects the table set can do with the cell. `may show`: show it or hold it back. `shown before`: everybody
   * has its count already, so it cannot be held back. `never shown`: a count that is part of no table, such as all who are in
   * none of its groups; an attacker works with it all the same. Without it, `may show`.
   */
  standing?: 'may show' | 'shown before' | 'never shown';
  /** Whether its count must not be worked out. Without it, the rule decides by the count. */
  sensitive?: boolean;
  /** Of several cells that could be held back for another, those of less weight go first. Without it, 0. */
  weight?: number;
}

/** A sum that everyone knows to hold: the coefficients times the counts of the named cells add up to zero. */
export interface Relation {
  id: string;
  terms: readonly Term[];
}

export interface Term {
  cell: string;
  /** A whole number other than zero. */
  coefficient: number;
}

/** Everything published about the same people: several tables may share cells. */
export interface TableSet {
  cells: readonly PublishedCell[];
  relations: readonly Relation[];
}

/** The relation "total = sum of parts". A part may itself be the total of another relation. */
export function totalOf(id: string, total: string, parts: readonly string[]): Relation {
  return { id, terms: [{ cell: total, coefficient: -1 }, ...parts.map((cell) => ({ cell, coefficient: 1 }))] };
}
