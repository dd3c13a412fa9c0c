import type { Progress } from '#ground/jobs/progress.js';
import type { RecordsImport } from '../queries.js';

type Step = 'looking' | 'committing' | 'undoing';

/** Where an import stands: at work on a step, waiting for a person, failed at a step, in, or taken back. */
export type State =
  | { at: 'working'; step: Step; progress: Progress | undefined }
  | { at: 'failed'; step: Step; failure: string }
  | { at: 'preview' | 'done' | 'undone' }
  /** It was not brought in, and its file is not there any more. */
  | { at: 'forgotten' };

/** What is written beside the import decides; progress only tells how far a step is, or that it failed. */
export function stateOf(each: RecordsImport, progress: Progress | undefined): State {
  const step = stepInWork(each);
  if (!each.hasFile && !each.committedAt) return { at: 'forgotten' };
  if (step && progress?.state === 'failed') return { at: 'failed', step, failure: progress.failure ?? 'unexpected' };
  if (step) return { at: 'working', step, progress };
  if (each.undoneAt) return { at: 'undone' };
  return { at: each.committedAt ? 'done' : 'preview' };
}

function stepInWork(each: RecordsImport): Step | undefined {
  if (each.undoneAt) return undefined;
  if (each.committedAt) return each.undoAskedAt ? 'undoing' : undefined;
  if (each.confirmedAt) return 'committing';
  return each.lookedAt ? undefined : 'looking';
}
