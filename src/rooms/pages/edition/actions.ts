import type { Scope } from '#ground/db/scope.js';
import type { InLanguages } from '#ground/i18n/in-language.js';
import type { PageName } from '../defaults/index.js';
import { currentEdition, findEdition } from './queries.js';

export interface NewEdition {
  /** Made when the form was shown: sending it twice saves once. */
  id: string;
  page: PageName;
  /** The version from which the writer began. */
  base: number;
  title: InLanguages;
  body: InLanguages;
  restoredVersion?: number;
}

/**
 * Saves a page as a new edition. `stale` when somebody else saved one since the writer began: then nothing is saved.
 * Saving what is already there, or the same form again, changes nothing.
 */
export async function saveEdition(scope: Scope, personId: string, edition: NewEdition): Promise<'saved' | 'stale'> {
  const { client } = scope;
  const { id, page, base, title, body, restoredVersion = null } = edition;
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`page ${page}`]);
  const { rowCount: known } = await client.query('select from commons.page_edition where id = $1', [id]);
  if (known) return 'saved';
  const current = await currentEdition(scope, page);
  if (isSame(current.title, title) && isSame(current.body, body)) return 'saved';
  if (current.version !== base) return 'stale';
  await client.query(
    `insert into commons.page_edition (id, page, version, title, body, restored_version, saved_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, page, base + 1, JSON.stringify(title), JSON.stringify(body), restoredVersion, personId],
  );
  return 'saved';
}

/** Saves an older version once more, as the newest. `missing` when there is no such version. */
export async function restoreEdition(
  scope: Scope,
  personId: string,
  { id, page, base, version }: { id: string; page: PageName; base: number; version: number },
): Promise<'saved' | 'stale' | 'missing'> {
  const old = await findEdition(scope, page, version);
  if (!old) return 'missing';
  return saveEdition(scope, personId, { id, page, base, title: old.title, body: old.body, restoredVersion: version });
}

const isSame = (one: InLanguages, other: InLanguages) =>
  (one.en ?? '') === (other.en ?? '') && (one.es ?? '') === (other.es ?? '');
