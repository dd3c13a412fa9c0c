import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** What a ZIP that somebody uploaded may be at most. */
export interface ZipLimits {
  files: number;
  /** Unpacked, all files together. */
  bytes: number;
}

export interface ZippedFile {
  /** With slashes; never absolute, never with `..`. */
  path: string;
  bytes: number;
}

export interface OpenedZip {
  files: readonly ZippedFile[];
  /** One file's bytes as a stream; fails when it unpacks to another size than it says. */
  open(path: string): Promise<Readable>;
  close(): void;
}

export type ZipFault =
  | 'not a zip'
  | 'damaged'
  | 'too many files'
  | 'too large'
  | 'unsafe path'
  | 'locked'
  | 'same path twice';

/** A ZIP that is not opened. `detail` is the file inside that it is about, or the number that was too large. */
export class ZipRefused extends Error {
  readonly fault: ZipFault;
  readonly detail: string;

  constructor(fault: ZipFault, detail = '') {
    super(`${fault} ${detail}`.trim());
    this.fault = fault;
    this.detail = detail;
  }
}

/** No text packs better than this; what claims to is made to fill a disk. */
const bestRatio = 200;
const smallEnough = 1_000_000;

/**
 * Opens a ZIP of strangers. Everything it says of itself is checked before a byte is unpacked: how many files, how large,
 * where they would go, whether they overlap.
 * @throws {ZipRefused}
 */
export async function openZip(path: string, limits: ZipLimits): Promise<OpenedZip> {
  const zip = await opened(path);
  try {
    const entries = await listed(zip, limits, (await stat(path)).size);
    return {
      files: [...entries.values()].map(({ fileName, uncompressedSize }) => ({
        path: fileName,
        bytes: uncompressedSize,
      })),
      open(name) {
        const entry = entries.get(name);
        if (!entry) throw new Error(`The ZIP holds no ${name}`);
        return zip.openReadStreamPromise(entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof ZipRefused ? error : refusal(error as Error);
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
  } catch (error) {
    throw refusal(error as Error);
  }
}

async function listed(zip: ZipFile, limits: ZipLimits, size: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.files) throw new ZipRefused('too many files', String(zip.entryCount));
  const entries = new Map<string, Entry>();
  const seen = new Set<string>();
  let [packed, unpacked] = [0, 0];
  for await (const entry of zip.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize } = entry;
    if (fileName.endsWith('/') || isLeftBehind(fileName)) continue;
    const plain = fileName.normalize('NFC').toLowerCase();
    if (seen.has(plain)) throw new ZipRefused('same path twice', fileName);
    if (entry.isEncrypted()) throw new ZipRefused('locked', fileName);
    packed += compressedSize;
    unpacked += uncompressedSize;
    // Parts that overlap pack more than the file is long.
    if (unpacked > limits.bytes || packed > size) throw new ZipRefused('too large', fileName);
    if (uncompressedSize > smallEnough && uncompressedSize > bestRatio * compressedSize)
      throw new ZipRefused('too large', fileName);
    seen.add(plain);
    entries.set(fileName, entry);
  }
  return entries;
}

/** What file managers leave in a ZIP beside what it is about. */
const isLeftBehind = (path: string) => /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path);

function refusal({ message }: Error): ZipRefused {
  if (/invalid relative path|absolute path|invalid characters in fileName/i.test(message))
    return new ZipRefused('unsafe path', message.replace(/^.*?: /, ''));
  return new ZipRefused(/end of central directory/i.test(message) ? 'not a zip' : 'damaged');
}
