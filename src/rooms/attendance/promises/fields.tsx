import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { DateField, SelectField, TextField } from '#ground/ui/index.js';
import { words } from '../words.js';
import { type Promised, steps, type TeamMember } from './queries.js';

export const mostNote = 500;

interface PromiseFieldsProps {
  visit: Visit;
  team: TeamMember[];
  errors: FieldError[];
  /** The promise to begin from. */
  from?: Promised | undefined;
}

/** What is promised, by whom and until when: the same fields for one student and for many. */
export function PromiseFields({ visit, team, errors, from }: PromiseFieldsProps) {
  const say = words.in(visit.locale);
  const error = (field: string) => errors.find((each) => each.field === field)?.message;
  return (
    <>
      <SelectField
        name="step"
        label={say('field.step')}
        options={steps.map((step) => ({ value: step, label: say(`step.${step}`) }))}
        placeholder={say('choose')}
        value={visit.form.text('step') || from?.step}
        error={error('step')}
      />
      <SelectField
        name="owner"
        label={say('field.owner')}
        options={team.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder={say('choose')}
        value={visit.form.text('owner') || from?.ownerId}
        error={error('owner')}
      />
      <DateField
        name="due"
        label={say('field.due')}
        value={visit.form.text('due') || from?.dueOn}
        error={error('due')}
      />
      <TextField
        name="note"
        label={say('field.note')}
        hint={say('field.note.hint')}
        value={visit.form.text('note') || from?.note}
        error={error('note')}
        maxlength={mostNote}
        optionalLabel={say('optional')}
      />
    </>
  );
}

export interface PromiseForm {
  step: string;
  owner: string;
  dueOn: string;
  note: string;
}

/** What was posted, and what is wrong with it. */
export function readPromise(visit: Visit, team: TeamMember[]): { form: PromiseForm; errors: FieldError[] } {
  const say = words.in(visit.locale);
  const form = {
    step: visit.form.text('step'),
    owner: visit.form.text('owner'),
    dueOn: visit.form.text('due'),
    note: visit.form.text('note'),
  };
  const errors: FieldError[] = [];
  if (!(steps as readonly string[]).includes(form.step)) errors.push({ field: 'step', message: say('error.step') });
  if (!team.some(({ id }) => id === form.owner)) errors.push({ field: 'owner', message: say('error.owner') });
  if (!isDay(form.dueOn)) errors.push({ field: 'due', message: say('error.due') });
  if (form.note.length > mostNote) errors.push({ field: 'note', message: say('error.note', { most: mostNote }) });
  return { form, errors };
}

/** An ISO day that exists, within a lifetime of now. */
export const isDay = (text: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
