import { notFound } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { keepsHouse } from '../policy.js';
import { overviewPage } from './page.js';
import { findFailed } from './state.js';

export const overviewRoutes = [
  get('/operations', keepsHouse, overviewPage),
  post('/operations/work/:id/attempts', keepsHouse, tryAgain),
];

/** Asks for failed work once more. Where somebody else already has, it is no longer the latest and nothing happens twice. */
async function tryAgain(visit: Visit): Promise<Response> {
  const failed = await findFailed(visit, visit.param('id'));
  if (!failed) throw notFound();
  await enqueue(visit, failed.job, failed.subject);
  return visit.redirect('/operations');
}
