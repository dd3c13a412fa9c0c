import { type Progress, progressOf } from '#ground/jobs/progress.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { type DirectoryImport, findImport } from '../queries.js';

type Step = 'reading' | 'checking' | 'importing';

/** Where an import stands: at work on a step, waiting for a person at a step, refused, or done. */
export type State =
  | { at: 'working'; step: Step; progress: Progress | undefined }
  | { at: 'failed'; step: Step; failure: string }
  | { at: 'mapping' | 'preview' | 'done' };

export async function lookAt(visit: Visit): Promise<{ found: DirectoryImport; state: State }> {
  const found = await findImport(visit, visit.param('id'));
  if (!found) throw notFound();
  return { found, state: stateOf(found, await progressOf(visit, found.id)) };
}

/** What is written beside the import decides; progress only tells how far a step is, or that it failed. */
export function stateOf(found: DirectoryImport, progress: Progress | undefined): State {
  const step = stepInWork(found);
  if (step && progress?.state === 'failed') return { at: 'failed', step, failure: progress.failure ?? 'unexpected' };
  if (step) return { at: 'working', step, progress };
  if (found.importedAt) return { at: 'done' };
  return { at: found.plannedAt ? 'preview' : 'mapping' };
}

function stepInWork({ readAt, plannedAt, checkedAt, confirmedAt, importedAt }: DirectoryImport): Step | undefined {
  if (!readAt) return 'reading';
  if (plannedAt && !checkedAt) return 'checking';
  return confirmedAt && !importedAt ? 'importing' : undefined;
}
