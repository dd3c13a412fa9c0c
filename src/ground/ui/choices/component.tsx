import type { Child } from 'hono/jsx';
import { describedBy, FieldNotes, type FieldProps } from '../field/component.js';
import { idOf } from '../ids.js';

export interface Choice {
  value: string;
  label: Child;
  hint?: Child;
  /** What to ask besides when this is chosen. The stylesheet hides it until then, without script. */
  more?: Child;
}

export interface RadioGroupProps extends FieldProps {
  choices: Choice[];
  value?: string;
  /** Side by side, for two or three short ones. */
  inline?: boolean;
}

/** One of a few. */
export function RadioGroup({ choices, value, inline, ...field }: RadioGroupProps) {
  return (
    <Choices field={field} type="radio" choices={choices} chosen={value === undefined ? [] : [value]} inline={inline} />
  );
}

export interface CheckboxesProps extends FieldProps {
  choices: Choice[];
  values?: string[];
  inline?: boolean;
}

/** Any of a few; with one choice, a statement to agree to. */
export function Checkboxes({ choices, values = [], inline, ...field }: CheckboxesProps) {
  return <Choices field={field} type="checkbox" choices={choices} chosen={values} inline={inline} />;
}

export interface FieldsetProps {
  legend: Child;
  id?: string;
  hint?: Child;
  error?: string;
  largeLegend?: boolean;
  children?: Child;
}

/** Fields that make one question together. */
export function Fieldset({ legend, id, hint, error, largeLegend, children }: FieldsetProps) {
  return (
    <fieldset
      class={error ? 'fieldset field--wrong' : 'fieldset'}
      aria-describedby={id && describedBy(id, { hint, error })}
    >
      <legend class={largeLegend ? 'field__label field__label--large' : 'field__label'}>{legend}</legend>
      {id && <FieldNotes id={id} hint={hint} error={error} />}
      {children}
    </fieldset>
  );
}

interface ChoicesProps {
  field: FieldProps;
  type: 'radio' | 'checkbox';
  choices: Choice[];
  chosen: string[];
  inline: boolean | undefined;
}

function Choices({ field, type, choices, chosen, inline }: ChoicesProps) {
  const id = field.id ?? idOf(field.name);
  const legend = field.optionalLabel
    ? [field.label, <span class="field__optional"> {field.optionalLabel}</span>]
    : field.label;
  return (
    <Fieldset legend={legend} id={id} hint={field.hint} error={field.error} largeLegend={field.largeLabel}>
      <div class={inline ? 'choices choices--inline' : 'choices'}>
        {choices.map((choice, index) => (
          <ChoiceItem
            choice={choice}
            type={type}
            name={field.name}
            id={index === 0 ? id : `${id}-${index + 1}`}
            checked={chosen.includes(choice.value)}
            required={type === 'radio' ? field.required : undefined}
          />
        ))}
      </div>
    </Fieldset>
  );
}

interface ChoiceItemProps {
  choice: Choice;
  type: 'radio' | 'checkbox';
  name: string;
  /** The first has the field's own id, so that the error summary leads to it. */
  id: string;
  checked: boolean;
  required: boolean | undefined;
}

function ChoiceItem({ choice, type, name, id, checked, required }: ChoiceItemProps) {
  const hintId = choice.hint ? `${id}-choice-hint` : undefined;
  return (
    <div class="choice">
      <input
        class="choice__input"
        type={type}
        id={id}
        name={name}
        value={choice.value}
        checked={checked}
        required={required}
        aria-describedby={hintId}
      />
      <label class="choice__label" for={id}>
        {choice.label}
      </label>
      {choice.hint && (
        <div class="choice__hint" id={hintId}>
          {choice.hint}
        </div>
      )}
      {choice.more && <div class="choice__more">{choice.more}</div>}
    </div>
  );
}
