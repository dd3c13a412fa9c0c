import { Button, DateField, Fieldset, HiddenField, TextField } from '#ground/ui/index.js';
import type { ContentOf } from '../../block/content.js';
import type { Say } from '../../words.js';
import { BothFields } from '../both-fields.js';

const spare = { what: { en: '', es: '' }, owner: '', date: '' };

/** The steps so far and two empty rows; a row left empty is no step. */
export function StepFields({
  steps,
  say,
  errors,
}: {
  steps: ContentOf<'steps'>['steps'];
  say: Say;
  errors: Record<string, string>;
}) {
  const rows = [...steps, spare, spare].slice(0, 12);
  return (
    <div id="steps" class="stack">
      {errors['steps'] && <p class="field__error">{errors['steps']}</p>}
      <HiddenField name="rows" value={String(rows.length)} />
      {rows.map(({ what, owner, date }, index) => (
        <Fieldset legend={say('step.number', { number: index + 1 })}>
          <BothFields name={`steps.${index}.what`} label={say('field.what')} value={what} errors={errors} rows={2} />
          <TextField
            name={`steps.${index}.owner`}
            label={say('field.owner')}
            value={owner}
            error={errors[`steps.${index}.owner`]}
          />
          <DateField
            name={`steps.${index}.date`}
            label={say('field.date')}
            value={date}
            error={errors[`steps.${index}.date`]}
          />
        </Fieldset>
      ))}
      <div>
        <Button kind="secondary" name="look" value="1" skipValidation>
          {say('steps.more')}
        </Button>
      </div>
    </div>
  );
}
