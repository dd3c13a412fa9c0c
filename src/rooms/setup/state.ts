import { lookAtSetup } from '#ground/auth/setup.js';
import type { Visit } from '#ground/http/visit.js';
import { codeOf } from './admission.js';
import type { Answers } from './answers.js';

/** Where set-up stands for this browser. */
export type State =
  | { at: 'closed' }
  | { at: 'code' }
  /** Let in. `answers` is null until the coalition was described. */
  | { at: 'inside'; code: string; version: number; answers: Answers | null };

/** `typed` instead of the code that the browser has kept. The demonstration is never set up: it brings its own coalition. */
export async function stateOf(
  { services: { config, database }, request }: Visit,
  typed = codeOf(request),
): Promise<State> {
  if (config.DEMO) return { at: 'closed' };
  const { open, admitted, version, answers } = await lookAtSetup(database, config, typed);
  if (!open) return { at: 'closed' };
  return admitted ? { at: 'inside', code: typed, version, answers: answers as Answers | null } : { at: 'code' };
}
