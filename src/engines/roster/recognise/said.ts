import type { RecordKind } from '../records.js';
import { type Field, vocabulary } from './vocabulary.js';

/** How a person says that a file is to be read, which comes before any guess. */
export interface SaidFile {
  /** What its rows are; null where the file is left out. */
  kind: RecordKind | null;
  columns: readonly SaidColumn[];
}

export interface SaidColumn {
  /** As written in the file. */
  header: string;
  /** Which of the columns with this header, from 0. */
  nth: number;
  /** Null where the column is not read. */
  field: Field | null;
}

/** Whether files of a kind have this field. */
export const isFieldOf = (kind: RecordKind, field: string): field is Field => Object.hasOwn(vocabulary[kind], field);

/** The fields that files of a kind may have. */
export const fieldsOf = (kind: RecordKind): Field[] => Object.keys(vocabulary[kind]) as Field[];

/** Which of the columns with this header it is, from 0, by its place in the row. */
export const nthOf = (header: readonly string[], index: number): number =>
  header.slice(0, index).filter((name) => name === header[index]).length;

/** What was said, by the column's place in the row; of two that are said to hold one field, the first. */
export function saidColumns(
  kind: RecordKind,
  header: readonly string[],
  said: readonly SaidColumn[],
): Map<number, Field | null> {
  const columns = new Map<number, Field | null>();
  const given = new Set<Field>();
  for (const [index, name] of header.entries()) {
    const column = said.find((each) => each.header === name && each.nth === nthOf(header, index));
    if (!column) continue;
    const { field } = column;
    const isUsable = field !== null && isFieldOf(kind, field) && !given.has(field);
    if (isUsable) given.add(field);
    columns.set(index, isUsable ? field : null);
  }
  return columns;
}
