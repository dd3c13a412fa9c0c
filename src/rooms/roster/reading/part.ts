import { edFiElements, edFiRow, type RawRow, XmlRecords } from '#engines/roster/index.js';
import { readCsvInPieces } from '#ground/files/csv.js';
import { decode, type Encoding } from '#ground/files/encoding.js';
import type { OpenedExport } from './export.js';

/** One table of an export: a CSV file, or all elements of one name in an XML file. */
export interface Part {
  /** Of the file; with `#` and the element's name where it is XML. */
  path: string;
  header: readonly string[];
  encoding: Encoding;
  /** Between the cells of a CSV file; empty for XML. */
  delimiter: string;
  rows: number;
}

/**
 * The rows of a part, without its header, those of some kilobytes at a time.
 * @throws {QuoteNotClosed} {XmlRefused} from the row on which the file breaks
 */
export async function* rowsOf(
  source: OpenedExport,
  { path, encoding, delimiter }: Pick<Part, 'path' | 'encoding' | 'delimiter'>,
): AsyncGenerator<RawRow[]> {
  const [file = '', element] = path.split('#');
  const text = decode(await source.open(file), encoding);
  if (element !== undefined) {
    for await (const { name, row } of xmlRows(text)) if (name === element) yield [row];
    return;
  }
  let isHeader = true;
  for await (const rows of readCsvInPieces(text, delimiter)) {
    yield isHeader ? rows.slice(1) : rows;
    isHeader &&= rows.length === 0;
  }
}

/** Every element of an XML file that means something here, as a row. */
export async function* xmlRows(text: AsyncIterable<string>): AsyncGenerator<{ name: string; row: RawRow }> {
  const records = new XmlRecords();
  for await (const piece of text)
    for (const record of records.push(piece)) {
      const row = edFiRow(record);
      if (row) yield { name: record.element, row };
    }
  records.end();
}

export const columnsOf = (element: string): readonly string[] => edFiElements.get(element)!.columns;
