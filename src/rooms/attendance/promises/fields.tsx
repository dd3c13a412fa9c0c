import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { DateField, SelectField, TextField } from '#ground/ui/index.js';
import { words } from '../words.js';
import { steps, type TeamMember } from './queries.js';

const mostNote = 500;

/** What is promised, by whom and until when: the same fields for one student and for many. */
export function PromiseFields({ visit, team, errors }: { visit: Visit; team: TeamMember[]; errors: FieldError[] }) {
  const say = words.in(visit.locale);
  const error = (field: string) => errors.find((each) => each.field === field)?.message;
  return (
    <>
      <SelectField
        name="step"
        label={say('field.step')}
        options={steps.map((step) => ({ value: step, label: say(`step.${step}`) }))}
        placeholder={say('choose')}
        value={visit.form.text('step')}
        error={error('step')}
      />
      <SelectField
        name="owner"
        label={say('field.owner')}
        options={team.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder={say('choose')}
        value={visit.form.text('owner')}
        error={error('owner')}
      />
      <DateField name="due" label={say('field.due')} value={visit.form.text('due')} error={error('due')} />
      <TextField
        name="note"
        label={say('field.note')}
        hint={say('field.note.hint')}
        value={visit.form.text('note')}
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
    note: visit.form.text('note').slice(0, mostNote),
  };
  const errors: FieldError[] = [];
  if (!(steps as readonly string[]).includes(form.step)) errors.push({ field: 'step', message: say('error.step') });
  if (!team.some(({ id }) => id === form.owner)) errors.push({ field: 'owner', message: say('error.owner') });
  if (!isDay(form.dueOn)) errors.push({ field: 'due', message: say('error.due') });
  return { form, errors };
}

/** An ISO day that exists, within a lifetime of now. */
export const isDay = (text: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
