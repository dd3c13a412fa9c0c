import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { Unreadable } from '../problem.js';
import type { Row } from './row.js';

const longestRow = 1_000_000;

/** The sign between cells: the one that the first line has most of, outside quotes. */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => bare.split(sign).length - 1;
  return [',', ';', '\t', '|'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/**
 * Reads a CSV file row by row, its header first; memory holds a few rows.
 * @throws Unreadable when a quote is opened and never closed: the rest of the file would be one cell.
 */
export async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: longestRow,
  });
  const source = Readable.from(text, { objectMode: true });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      line = info.lines;
      yield { line, cells: record };
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
      throw new Unreadable({ code: 'quote-not-closed', line: line + 1 });
    throw error;
  } finally {
    source.destroy();
  }
}
