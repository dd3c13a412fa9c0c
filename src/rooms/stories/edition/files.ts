import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '#ground/db/scope.js';

/** Copies a file as a public one and gives the copy's id: what is published never depends on a draft. */
export async function copyPublic({ client }: Scope, fileId: string): Promise<string> {
  const id = uuidv7();
  await client.query(
    `insert into commons.file (id, name, media_type, size, sha256, public)
     select $1, name, media_type, size, sha256, true from commons.file where id = $2`,
    [id, fileId],
  );
  await client.query(
    'insert into commons.file_piece (file_id, number, bytes) select $1, number, bytes from commons.file_piece where file_id = $2',
    [id, fileId],
  );
  return id;
}

/** Keeps a drawn PNG as a public file. */
export async function keepPublic({ client }: Scope, png: Uint8Array): Promise<string> {
  const id = uuidv7();
  const sha256 = createHash('sha256').update(png).digest('hex');
  await client.query(
    `insert into commons.file (id, name, media_type, size, sha256, public) values ($1, 'card.png', 'image/png', $2, $3, true)`,
    [id, png.length, sha256],
  );
  await client.query('insert into commons.file_piece (file_id, number, bytes) values ($1, 0, $2)', [
    id,
    Buffer.from(png),
  ]);
  return id;
}

/** Makes files private again: an address that somebody kept no longer leads to them. */
export async function closeFiles({ client }: Scope, ids: string[]): Promise<void> {
  await client.query('update commons.file set public = false where id = any ($1)', [ids]);
}
