import type { CellReading } from './cell.js';

/** A question for a person: do the zeros of these columns stand for withheld counts? Never answered by guessing. */
export interface ZeroQuestion {
  code: 'zeros-may-be-withheld';
  columns: string[];
  zeros: number;
  /** The least count above zero that the columns print: where small counts never occur, something removed them. */
  leastPositive: number;
  /** In how many rows the columns, with zeros taken as zero, fall short of the total; nothing when there is no total. */
  shortfalls?: number;
}

/**
 * Asks when zero is frequent, counts from 1 to 4 never occur among many, and nothing shows that the zeros are real. They are
 * when the columns break down a total and add up to it in every row that withholds nothing.
 *
 * @param rows readings by column
 * @param total the column that the others should add up to, where there is one
 */
export function askAboutZeros(
  rows: readonly Readonly<Record<string, CellReading>>[],
  columns: readonly string[],
  total?: string,
): ZeroQuestion | undefined {
  const counts = rows.flatMap((row) => columns.flatMap((column) => countOf(row[column]) ?? []));
  const zeros = counts.filter((count) => count === 0).length;
  const positive = counts.filter((count) => count > 0);
  const leastPositive = positive.reduce((least, count) => Math.min(least, count), Infinity);
  if (zeros < fewestZeros || positive.length < fewestZeros || leastPositive < leastSuspicious) return undefined;

  const question = { code: 'zeros-may-be-withheld' as const, columns: [...columns], zeros, leastPositive };
  if (total === undefined) return question;
  const complete = rows.filter((row) => [...columns, total].every((column) => countOf(row[column]) !== undefined));
  const shortfalls = complete.filter(
    (row) => columns.reduce((sum, column) => sum + countOf(row[column])!, 0) < countOf(row[total])!,
  ).length;
  return complete.length > 0 && shortfalls === 0 ? undefined : { ...question, shortfalls };
}

/** With fewer zeros or counts than this, the absence of small counts can be chance. */
const fewestZeros = 5;

/** The least count above zero that looks cut off: minimum group sizes are 5 or more. */
const leastSuspicious = 5;

const countOf = (reading: CellReading | undefined): number | undefined =>
  reading?.kind === 'number' ? reading.value : undefined;
