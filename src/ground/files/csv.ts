import { parse } from 'csv-parse';

/** One line of a file: its number as an editor counts, and its cells. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** A quote is opened and never closed: the rest of the file would be one cell. */
export class QuoteNotClosed extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`A quote is not closed before line ${line}`);
    this.line = line;
  }
}

const longestRow = 1_000_000;

/** The sign between cells: the one that the first line has most of, outside quotes. */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => bare.split(sign).length - 1;
  return [',', ';', '\t', '|'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/**
 * Reads a CSV file row by row, its header first; memory holds a few rows.
 * @throws QuoteNotClosed
 */
export async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow> {
  for await (const rows of readCsvInPieces(text, delimiter)) yield* rows;
}

/**
 * Reads a CSV file, and gives the rows of each piece of its text at once: millions of rows take half the time when nobody
 * waits for each of them. Rows before the one on which the file breaks are given before it is thrown.
 * @throws QuoteNotClosed
 */
export async function* readCsvInPieces(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow[]> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: longestRow,
  });
  let line = 0;
  let rows: CsvRow[] = [];
  parser.on('data', ({ record, info }: { record: string[]; info: { lines: number } }) => {
    line = info.lines;
    rows.push({ line, cells: record });
  });
  const parsed = () => {
    const given = rows;
    rows = [];
    return given;
  };
  let failure: unknown;
  const closed = new Promise<void>((resolve) => parser.once('close', resolve));
  parser.on('error', (error) => (failure = error));
  try {
    for await (const piece of text) {
      await new Promise((resolve) => parser.write(piece, resolve));
      yield parsed();
      if (failure) throw failure;
    }
    parser.end();
    await closed;
    yield parsed();
    if (failure) throw failure;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') throw new QuoteNotClosed(line + 1);
    throw error;
  } finally {
    parser.destroy();
  }
}

/** The first line of a text that is not blank. */
export async function firstLine(text: AsyncIterable<string>): Promise<string> {
  let start = '';
  for await (const chunk of text) {
    start += chunk;
    if (start.includes('\n') || start.length > 100_000) break;
  }
  return start.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
}
