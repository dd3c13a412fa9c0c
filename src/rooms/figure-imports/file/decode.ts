import iconv from 'iconv-lite';
import { parse } from 'csv-parse/sync';

/** A file that cannot be read as a table at all. `code` names the sentence that a person sees. */
export class FileRefused extends Error {
  readonly code: 'file-empty' | 'file-is-workbook' | 'file-is-document' | 'file-not-text' | 'file-broken';

  constructor(code: FileRefused['code']) {
    super(code);
    this.code = code;
  }
}

export interface DecodedFile {
  /** Every line of the file, empty ones too, so that line numbers stay those of the file. */
  rows: string[][];
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
  delimiter: string;
}

/**
 * Reads delimited text whatever its encoding: by byte order mark, else UTF-8, else what older spreadsheets of the region write.
 *
 * @throws FileRefused
 */
export function decodeFile(bytes: Buffer): DecodedFile {
  const signature = bytes.subarray(0, 4).toString('latin1');
  if (signature.startsWith('PK') || signature === '\u00d0\u00cf\u0011\u00e0') throw new FileRefused('file-is-workbook');
  if (signature === '%PDF' || /^\s*<(!doctype|html|\?xml)/iu.test(bytes.subarray(0, 100).toString('latin1')))
    throw new FileRefused('file-is-document');
  const { text, encoding } = decodeText(bytes);
  if (text.trim() === '') throw new FileRefused('file-empty');
  if (text.includes('\0')) throw new FileRefused('file-not-text');
  const delimiter = delimiterOf(text);
  try {
    return {
      rows: parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }),
      encoding,
      delimiter,
    };
  } catch {
    throw new FileRefused('file-broken');
  }
}

function decodeText(bytes: Buffer): Pick<DecodedFile, 'encoding'> & { text: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: iconv.decode(bytes, 'utf16le'), encoding: 'UTF-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: iconv.decode(bytes, 'utf16be'), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: iconv.decode(bytes, 'windows-1252'), encoding: 'Windows-1252' };
  }
}

/** The sign that parts the first lines into the most cells, the same number on most of them. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r?\n/u, 50).filter((line) => line.trim() !== '');
  const score = (sign: string) => {
    const counts = lines.map((line) => line.split(sign).length - 1).toSorted((a, b) => a - b);
    return counts[Math.floor(counts.length / 2)] ?? 0;
  };
  return [',', '\t', ';', '|'].toSorted((a, b) => score(b) - score(a))[0]!;
}
