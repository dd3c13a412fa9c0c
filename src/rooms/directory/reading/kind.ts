import type { Readable } from 'node:stream';
import { type ProblemCode, Unreadable } from '../problem.js';

const signs: [ProblemCode, RegExp][] = [
  ['is-spreadsheet', /^(PK\x03\x04[\s\S]*(xl\/|\[Content_Types\]|mimetype)|\xd0\xcf\x11\xe0)/],
  ['is-zipped', /^(PK[\x03\x05]|\x1f\x8b)/],
  ['is-pdf', /^%PDF/],
  ['is-web-page', /^\s*<(!doctype html|html|head|\?xml|!--)/i],
  ['is-binary', /^(\x89PNG|\xff\xd8\xff|GIF8|SQLite format|\x7fELF)/],
];

/**
 * Tells CSV from GeoJSON by how the file begins.
 * @throws Unreadable for files of another kind, with the kind that it is.
 */
export async function detectFormat(bytes: Readable): Promise<'csv' | 'geojson'> {
  const start = await beginningOf(bytes, 4096);
  const text = start.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  if (text.replaceAll('\0', '').trim() === '') throw new Unreadable({ code: 'empty-file' });
  for (const [code, sign] of signs) if (sign.test(text)) throw new Unreadable({ code });
  const readable = text
    .replace(/^(\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (readable.startsWith('{')) return 'geojson';
  if (readable.startsWith('[')) throw new Unreadable({ code: 'not-geojson' });
  return 'csv';
}

async function beginningOf(bytes: Readable, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}
