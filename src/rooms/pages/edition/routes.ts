import { orAgain } from '#ground/http/again.js';
import { conflict, notFound } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { theCoalition } from '../coalition.js';
import { pathOf } from '../defaults/index.js';
import { editsPages } from '../policy.js';
import { words } from '../words.js';
import { restoreEdition, saveEdition } from './actions.js';
import { editPage } from './edit-page.js';
import { checkText, originOf, pageOf, typedText } from './form.js';
import { showHistory, showVersion } from './history-page.js';
import { showPages } from './list-page.js';
import { currentEdition } from './queries.js';

export const editionRoutes = [
  get('/pages', editsPages, showPages),
  get('/pages/:page/edit', editsPages, showEditor),
  post('/pages/:page/editions', editsPages, save),
  get('/pages/:page/history', editsPages, showHistory),
  get('/pages/:page/history/:version', editsPages, showVersion),
  post('/pages/:page/restorations', editsPages, restore),
];

async function showEditor(visit: Visit): Promise<Response> {
  const page = pageOf(visit);
  const current = await currentEdition(visit, page);
  return editPage(visit, { page, coalition: await theCoalition(visit), text: current, current });
}

async function save(visit: Visit): Promise<Response> {
  const page = pageOf(visit);
  const { id, base } = originOf(visit.form);
  const text = typedText(visit.form);
  const coalition = await theCoalition(visit);
  const current = await currentEdition(visit, page);
  // The version from which the writer began stays in the form until it is saved, whatever was saved meanwhile.
  const shown = { page, coalition, text, current: { ...current, version: base }, id };
  return orAgain(
    async () => {
      if (visit.form.text('do') === 'preview') return editPage(visit, { ...shown, preview: true });
      checkText(visit, text, coalition.languages);
      const result = await saveEdition(visit, visit.actor!.personId, { id, page, base, ...text });
      if (result === 'saved') return visit.redirect(pathOf(page));
      return editPage(visit, { ...shown, current: await currentEdition(visit, page), stale: true });
    },
    (errors) => editPage(visit, { ...shown, errors }),
  );
}

async function restore(visit: Visit): Promise<Response> {
  const page = pageOf(visit);
  const version = Number(visit.form.text('version'));
  const result = await restoreEdition(visit, visit.actor!.personId, {
    ...originOf(visit.form),
    page,
    version: Number.isInteger(version) ? version : -1,
  });
  if (result === 'missing') throw notFound();
  if (result === 'stale') throw conflict(words.in(visit.locale)('history.stale'));
  return visit.redirect(pathOf(page));
}
