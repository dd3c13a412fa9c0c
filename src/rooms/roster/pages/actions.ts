import { conflict } from '#ground/http/errors.js';
import type { UploadedFile } from '#ground/http/form.js';
import type { Visit } from '#ground/http/visit.js';
import { storeFile } from '#ground/files/store.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { type District, findImport, type RecordsImport } from '../queries.js';
import { words } from '../words.js';
import type { State } from './state.js';

/** Keeps an export that was sent and has it looked at; sent twice with the same id, it is begun once. */
export async function beginImport(
  visit: Visit,
  district: District,
  { id, system, file }: { id: string; system: string; file: UploadedFile },
): Promise<void> {
  if (await findImport(visit, district, id)) return;
  const personId = visit.actor?.personId ?? null;
  await storeFile(visit, { id, name: file.name, mediaType: file.mediaType, addedBy: personId }, file.path);
  await visit.client.query(
    `insert into records.import (district_id, id, source_system, file_id, file_name, begun_by) values ($1, $2, $3, $2, $4, $5)`,
    [district.id, id, system.slice(0, 60), file.name, personId],
  );
  await enqueue(visit, 'look-at-records', id);
}

/**
 * Brings in what was looked at; asked again while it is at work, or when it is in, it does nothing.
 * @returns false where something has to be accepted first
 */
export async function confirmImport(
  visit: Visit,
  { found, state }: { found: RecordsImport; state: State },
  { lookedAt, accepted }: { lookedAt: string; accepted: boolean },
): Promise<boolean> {
  if (state.at === 'working' || state.at === 'done') return true;
  if (state.at === 'undone' || state.at === 'forgotten' || lookedAt !== found.lookedAt?.toISOString())
    throw conflict(words.in(visit.locale)('preview.stale'));
  if (found.refused && !accepted) return false;
  await visit.client.query(
    `update records.import set confirmed_by = $3, confirmed_at = now(), accepted = $4 where district_id = $1 and id = $2`,
    [found.districtId, found.id, visit.actor?.personId ?? null, accepted],
  );
  await enqueue(visit, 'commit-records', found.id);
  return true;
}

/** Takes the latest import back; of one that is not in, nothing is to be taken back. */
export async function undoImport(
  visit: Visit,
  { found, state }: { found: RecordsImport; state: State },
): Promise<void> {
  if (state.at !== 'done') return;
  if (!found.isLatest) throw conflict(words.in(visit.locale)('undo.notLatest'));
  await visit.client.query('update records.import set undo_asked_at = now() where district_id = $1 and id = $2', [
    found.districtId,
    found.id,
  ]);
  await enqueue(visit, 'undo-records', found.id);
}
