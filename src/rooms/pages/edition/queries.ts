import type { Scope } from '#ground/db/scope.js';
import type { InLanguages } from '#ground/i18n/in-language.js';
import { type Locale, locales } from '#ground/i18n/locale.js';
import { findCoalition, nameIn } from '../coalition.js';
import { defaults, type PageName } from '../defaults/index.js';

/** A page as it was saved once; version 0 is the text that the installation brought. */
export interface Edition {
  page: PageName;
  version: number;
  title: InLanguages;
  body: InLanguages;
  savedAt: Date | null;
}

export interface HistoryEntry {
  version: number;
  savedAt: Date;
  savedBy: string | null;
  restoredVersion: number | null;
}

type Reader = Pick<Scope, 'client'>;

const columns = 'page, version, title, body, saved_at as "savedAt"';

/** The edition of a page that is shown now. */
export async function currentEdition({ client }: Reader, page: PageName): Promise<Edition> {
  const { rows } = await client.query<Edition>(
    `select ${columns} from commons.page_edition where page = $1 order by version desc limit 1`,
    [page],
  );
  return rows[0] ?? brought({ client }, page);
}

/** One edition; undefined when there is none of this version. */
export async function findEdition({ client }: Reader, page: PageName, version: number): Promise<Edition | undefined> {
  if (version === 0) return brought({ client }, page);
  const { rows } = await client.query<Edition>(
    `select ${columns} from commons.page_edition where page = $1 and version = $2`,
    [page, version],
  );
  return rows[0];
}

/** Every saved edition, newest first, with who saved it: for staff. */
export async function historyOf({ client }: Reader, page: PageName): Promise<HistoryEntry[]> {
  const { rows } = await client.query<HistoryEntry>(
    `select e.version, e.saved_at as "savedAt", p.name as "savedBy", e.restored_version as "restoredVersion"
     from commons.page_edition e left join commons.person p on p.id = e.saved_by
     where e.page = $1 order by e.version desc`,
    [page],
  );
  return rows;
}

async function brought({ client }: Reader, page: PageName): Promise<Edition> {
  const coalition = (await findCoalition({ client })) ?? { name: 'Longtable', translatedNames: {} };
  const fill = (text: Record<Locale, string>) =>
    Object.fromEntries(
      locales.map((locale) => [locale, text[locale].replaceAll('{coalition}', () => nameIn(locale, coalition))]),
    );
  const { title, body } = defaults[page];
  return { page, version: 0, title: fill(title), body: fill(body), savedAt: null };
}
