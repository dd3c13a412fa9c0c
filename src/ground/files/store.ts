import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type pg from 'pg';
import type { Scope } from '../db/scope.js';

const pieceSize = 256 * 1024;

export interface NewFile {
  id: string;
  name: string;
  mediaType: string;
  /** Who adds it; must be the scope's actor. */
  addedBy: string | null;
}

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** Stores a file from disk in pieces; memory holds one piece. Part of the scope's transaction. */
export async function storeFile({ client }: Pick<Scope, 'client'>, file: NewFile, path: string): Promise<StoredFile> {
  const { size } = await stat(path);
  const sha256 = await digest(path);
  await client.query(
    'insert into commons.file (id, name, media_type, size, sha256, added_by) values ($1, $2, $3, $4, $5, $6)',
    [file.id, file.name, file.mediaType, size, sha256, file.addedBy],
  );
  let number = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: pieceSize }))
    await client.query('insert into commons.file_piece (file_id, number, bytes) values ($1, $2, $3)', [
      file.id,
      number++,
      bytes,
    ]);
  return { id: file.id, name: file.name, mediaType: file.mediaType, size, sha256 };
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The bytes of a file, piece by piece. The connection must stay open while they are read. */
export function readFile(client: pg.ClientBase, id: string): Readable {
  return Readable.from(pieces(client, id));
}

async function* pieces(client: pg.ClientBase, id: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const { rows } = await client.query<{ bytes: Buffer }>(
      'select bytes from commons.file_piece where file_id = $1 and number = $2',
      [id, number],
    );
    if (!rows[0]) return;
    yield rows[0].bytes;
  }
}
