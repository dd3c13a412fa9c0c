import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openZip, ZipRefused } from './zip.js';

const folder = mkdtempSync(join(tmpdir(), 'lt-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));
const limits = { files: 20, bytes: 50_000_000 };

async function zipOf(files: Record<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const path = join(folder, `${Math.random()}.zip`);
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

/** The same ZIP with some of its bytes written over, everywhere they stand. */
function altered(path: string, from: string, to: string): string {
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, 'latin1');
  writeFileSync(path, bytes);
  return path;
}

const fault = (path: string, within = limits) =>
  openZip(path, within).then(
    () => 'opened',
    (error: ZipRefused) => error.fault,
  );

test('an export in a folder is listed without what the file manager left, and read', async () => {
  const zip = await openZip(
    await zipOf({ 'export/users.csv': 'a,b\n1,2\n', 'export/.DS_Store': 'x', '__MACOSX/export/users.csv': 'x' }),
    limits,
  );
  expect(zip.files).toEqual([{ path: 'export/users.csv', bytes: 8 }]);
  expect(await text(await zip.open('export/users.csv'))).toBe('a,b\n1,2\n');
  zip.close();
});

describe('a ZIP is refused', () => {
  test('that is something else, or was cut off', async () => {
    const path = join(folder, 'other.zip');
    writeFileSync(path, 'a,b\n1,2\n');
    expect(await fault(path)).toBe('not a zip');
    const cut = await zipOf({ 'a.csv': 'x'.repeat(1000) });
    writeFileSync(cut, readFileSync(cut).subarray(0, 60));
    expect(await fault(cut)).toBe('not a zip');
  });

  test.each([
    ['../../etc/x', 'aa/aa/etc/x'],
    ['/etc/passwd', 'aetc/passwd'],
    ['C:\\windows', 'Cawwindows'],
    ['a/../../b.csv', 'a/aa/aa/b.csv'],
  ])('with the path %s', async (bad, plain) => {
    expect(await fault(altered(await zipOf({ [plain]: 'x' }), plain, bad))).toBe('unsafe path');
  });

  test('with too many files', async () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, number) => [`${number}.csv`, 'x']));
    expect(await fault(await zipOf(many))).toBe('too many files');
  });

  test('that unpacks to more than is allowed, or packs better than any text', async () => {
    const noise = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251));
    expect(await fault(await zipOf({ 'a.csv': noise }), { ...limits, bytes: 200_000 })).toBe('too large');
    expect(await fault(await zipOf({ 'bomb.csv': Buffer.alloc(20_000_000) }))).toBe('too large');
  });

  test('that is locked with a password', async () => {
    const path = await zipOf({ 'a.csv': 'x' });
    const bytes = readFileSync(path);
    for (const [sign, flags] of [
      ['PK\u0003\u0004', 6],
      ['PK\u0001\u0002', 8],
    ] as const) {
      const at = bytes.indexOf(sign) + flags;
      bytes.writeUInt16LE(bytes.readUInt16LE(at) | 1, at);
    }
    writeFileSync(path, bytes);
    expect(await fault(path)).toBe('locked');
  });

  test('with the same path twice, in other letters too', async () => {
    expect(await fault(await zipOf({ 'users.csv': 'x', 'Users.CSV': 'y' }))).toBe('same path twice');
  });
});

test('a file that unpacks to another size than it says is not read to its end', async () => {
  const path = await zipOf({ 'a.csv': 'x'.repeat(5000) });
  const bytes = readFileSync(path);
  const central = bytes.indexOf('PK\u0001\u0002');
  bytes.writeUInt32LE(4000, central + 24);
  writeFileSync(path, bytes);
  const zip = await openZip(path, limits);
  await expect(zip.open('a.csv').then(text)).rejects.toThrow(/bytes/);
  zip.close();
});
