import { z } from 'zod';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { words } from '../words.js';
import type { Affiliation } from './history.js';

export interface StageForm {
  id: string;
  stage: string;
  since: string;
  reason: string;
  /** The affiliation that was in force when the form was shown; empty for none. */
  standing: string;
}

/** Reads the form of a stage, or of an end (`stage` stays empty), and says what is wrong with it. */
export function readStageForm(
  visit: Visit,
  current: Affiliation | undefined,
  stages: readonly string[] | null,
): { values: StageForm; errors: FieldError[] } {
  const say = words.in(visit.locale);
  const text = (name: keyof StageForm) => visit.form.text(name);
  const values = {
    id: text('id'),
    stage: text('stage'),
    since: text('since'),
    reason: text('reason'),
    standing: text('standing'),
  };
  const errors: FieldError[] = [];
  const today = visit.services.clock.now().toISOString().slice(0, 10);
  if (stages && !stages.includes(values.stage))
    errors.push({ field: 'stage', message: say('affiliation.stage.choose') });
  if (!z.iso.date().safeParse(values.since).success)
    errors.push({ field: 'since', message: say('affiliation.since.enter') });
  else if (values.since > today) errors.push({ field: 'since', message: say('affiliation.since.future') });
  else if (current && values.since < current.since)
    errors.push({ field: 'since', message: say('affiliation.since.before') });
  if (values.reason.length < 3) errors.push({ field: 'reason', message: say('affiliation.reason.enter') });
  return { values, errors };
}
