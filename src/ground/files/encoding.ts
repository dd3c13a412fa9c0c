import type { Readable } from 'node:stream';
import iconv from 'iconv-lite';

export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'windows-1252';

/** Reads the whole file once to know how its letters are written: whatever is no valid UTF-8 was written by Windows. */
export async function detectEncoding(bytes: Readable): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      const marked = first ? markOf(chunk) : undefined;
      if (marked) return marked;
      first = false;
      utf8.decode(chunk, { stream: true });
    }
    utf8.decode();
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
  return 'utf8';
}

/** A byte order mark, or the zero bytes that letters of UTF-16 have where they are ASCII. */
function markOf(start: Buffer): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf16be';
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return undefined;
  const sample = start.subarray(0, 200);
  const zeros = [0, 0];
  sample.forEach((byte, index) => byte === 0 && (zeros[index % 2] = (zeros[index % 2] ?? 0) + 1));
  if ((zeros[1] ?? 0) > sample.length / 4) return 'utf16le';
  if ((zeros[0] ?? 0) > sample.length / 4) return 'utf16be';
  return undefined;
}

/** The file as text, without its byte order mark. Whoever stops reading it closes the file. */
export async function* decode(bytes: Readable, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of bytes as AsyncIterable<Buffer>) yield decoder.write(chunk);
  const rest = decoder.end();
  if (rest) yield rest;
}
