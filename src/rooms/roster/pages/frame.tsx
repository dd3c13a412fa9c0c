import { conflict, notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { progressOf } from '#ground/jobs/progress.js';
import { Breadcrumbs } from '#ground/ui/index.js';
import { findImport, openDistrict, type RecordsImport } from '../queries.js';
import { outdatePages } from '../said/keep.js';
import { words } from '../words.js';
import { type State, stateOf } from './state.js';

export const pathOf = ({ districtId, id }: RecordsImport) => `/records/${districtId}/imports/${id}`;

/** The import that the path names, and where it stands. */
export async function lookAt(visit: Visit): Promise<{ found: RecordsImport; state: State }> {
  const district = await openDistrict(visit);
  const found = await findImport(visit, district, visit.param('id'));
  if (!found) throw notFound();
  return { found, state: stateOf(found, await progressOf(visit, found.id)) };
}

/** Has an import looked at again with what was said of its files; a second time from the same page is a conflict. */
export async function lookAgain(visit: Visit, found: RecordsImport): Promise<void> {
  const { districtId, sourceSystem, id, version } = found;
  const { rowCount } = await visit.client.query(
    `update records.import set version = version + 1, looked_at = null, confirmed_at = null
     where district_id = $1 and id = $2 and version = $3 and number is null`,
    [districtId, id, version],
  );
  if (rowCount === 0) throw conflict(words.in(visit.locale)('preview.stale'));
  await outdatePages({ client: visit.client, districtId, sourceSystem }, id);
  await enqueue(visit, 'look-at-records', id);
}

/** The way back; from a page about one side of an import, to the import too. */
export function Way({ visit, found, isWithin = false }: { visit: Visit; found: RecordsImport; isWithin?: boolean }) {
  const say = words.in(visit.locale);
  const links = [{ href: `/records/${found.districtId}/imports`, label: say('imports.title') }];
  if (isWithin) links.push({ href: pathOf(found), label: found.fileName });
  return <Breadcrumbs label={say('way')} links={links} />;
}
