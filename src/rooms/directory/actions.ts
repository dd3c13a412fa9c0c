import type { Visit } from '#ground/http/visit.js';
import { storeFile } from '#ground/files/store.js';
import type { UploadedFile } from '#ground/http/form.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import type { Plan } from './plan.js';
import type { FileHead } from './reading/head.js';

/** Keeps an uploaded file and has it read. `id` was made when the form was shown: sent twice, it is one import. */
export async function beginImport(visit: Visit, id: string, file: UploadedFile): Promise<void> {
  const personId = visit.actor?.personId ?? null;
  await storeFile(visit, { id, name: file.name, mediaType: file.mediaType, addedBy: personId }, file.path);
  await visit.client.query(
    'insert into commons.directory_import (id, file_id, file_name, uploaded_by) values ($1, $1, $2, $3)',
    [id, file.name, personId],
  );
  await enqueue(visit, 'read-directory', id);
}

/** Keeps how a file is to be read, remembers its columns for the next file like it, and has every row checked. */
export async function planImport(visit: Visit, id: string, head: FileHead, plan: Plan): Promise<void> {
  const personId = visit.actor?.personId ?? null;
  await visit.client.query(
    `update commons.directory_import set plan = $2, planned_by = $3, planned_at = now(), outlook = null, checked_at = null, confirmed_by = null, confirmed_at = null where id = $1`,
    [id, JSON.stringify(plan), personId],
  );
  await visit.client.query(
    `insert into commons.directory_mapping (fingerprint, columns, saved_by) values ($1, $2, $3)
     on conflict (fingerprint) do update set columns = excluded.columns, saved_by = excluded.saved_by, saved_at = now()`,
    [`${plan.subject} ${head.fingerprint}`, JSON.stringify(plan.columns), personId],
  );
  await enqueue(visit, 'check-directory', id);
}

/** Has a checked file written into the directory. */
export async function confirmImport(visit: Visit, id: string, closeMissing: boolean): Promise<void> {
  await visit.client.query(
    'update commons.directory_import set confirmed_by = $2, confirmed_at = now(), close_missing = $3 where id = $1',
    [id, visit.actor?.personId ?? null, closeMissing],
  );
  await enqueue(visit, 'commit-directory', id);
}
