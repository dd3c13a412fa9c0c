import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '#ground/db/scope.js';
import { storeFile } from '#ground/files/store.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import type { Mapping, SourceFacts } from './mapping.js';

export interface NewImport {
  id: string;
  /** The network or the district that the file is about. */
  placeId: string;
  fileName: string;
  path: string;
  by: string | null;
}

/** Takes in a file. The same id a second time changes nothing. */
export async function beginImport(scope: Scope, { id, placeId, fileName, path, by }: NewImport): Promise<void> {
  const { rowCount } = await scope.client.query('select from commons.figure_import where id = $1', [id]);
  if (rowCount) return;
  const fileId = uuidv7();
  await storeFile(scope, { id: fileId, name: fileName, mediaType: 'text/csv', addedBy: by }, path);
  await scope.client.query(
    'insert into commons.figure_import (id, place_id, file_id, file_name, added_by) values ($1, $2, $3, $4, $5)',
    [id, placeId, fileId, fileName, by],
  );
}

export interface Settlement {
  importId: string;
  /** The version that the person saw; theirs is the next. */
  after: number;
  mapping: Mapping;
  source: SourceFacts | null;
  by: string | null;
}

/** Settles how a file is understood and whose figures it has. False when someone else settled something meanwhile. */
export async function settle(
  { client }: Scope,
  { importId, after, mapping, source, by }: Settlement,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into commons.figure_settlement (import_id, version, mapping, source, settled_by)
     select $1, $2 + 1, $3, $4, $5
     where $2 = (select coalesce(max(version), 0) from commons.figure_settlement where import_id = $1)
     on conflict do nothing`,
    [importId, after, JSON.stringify(mapping), source && JSON.stringify(source), by],
  );
  return rowCount === 1;
}

export const askForReading = (scope: Scope, importId: string) => enqueue(scope, 'read-figures', importId);
export const askForCheck = (scope: Scope, importId: string) => enqueue(scope, 'check-figures', importId);
export const askForPublication = (scope: Scope, importId: string) => enqueue(scope, 'publish-figures', importId);
