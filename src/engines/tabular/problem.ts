/**
 * Something in a file that a person should know of. Problems are data: the words come from the room that shows them, by
 * `code` and `hint`. `line` counts from 1 as an editor does; `column` is the header, or its number where it has none.
 */
export interface Problem {
  line: number;
  column?: string;
  /** The text as it stands in the file. */
  value?: string;
  code: ProblemCode;
  hint: Readonly<Record<string, string | number>>;
}

export type ProblemCode =
  /** No row looks like a header. */
  | 'header-not-found'
  /** Two columns have the same header; hint `as`: the name that this one is read under. */
  | 'column-named-twice'
  /** A column holds values but has no header; hint `as`: the name that it is read under. */
  | 'column-without-name'
  /** A row has more cells than the header; hint `cells` and `columns`. */
  | 'row-too-long'
  /** A cell is neither a number nor a known mark. */
  | 'value-not-understood'
  /** A count is below zero or not whole; the cell is not used. */
  | 'count-impossible'
  /** A rate is below 0 or above 100; the cell is not used. */
  | 'rate-impossible'
  /** A spreadsheet rounded a long id to a power of ten: the digits are lost. Format the column as text and export again. */
  | 'identifier-damaged'
  /** An id was mended: leading zeros, decimals or thousands separators of a spreadsheet; hint `as`: how it is read. */
  | 'identifier-mended'
  /** An id has more digits than ids of its kind; hint `digits`: how many they have. */
  | 'identifier-too-long'
  /** A row has no id where its kind of row needs one. */
  | 'identifier-missing'
  /** Two rows claim to be the same; hint `first`: the line of the other. */
  | 'row-twice';
