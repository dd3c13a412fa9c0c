import type { Child } from 'hono/jsx';
import { idOf } from '../ids.js';

export type FieldWidth = 'xs' | 's' | 'm' | 'l' | 'full';

/** What every field has, whatever it asks for. */
export interface FieldProps {
  name: string;
  label: Child;
  /** What to enter and why it is asked. */
  hint?: Child;
  /** What is wrong and how to put it right; shown in the error summary too. */
  error?: string;
  /** Where two fields of a page have one name. */
  id?: string;
  required?: boolean;
  /** The word after the label of a field that may stay empty, such as "(optional)". */
  optionalLabel?: string;
  width?: FieldWidth;
  /** A label that is the question of the whole page. */
  largeLabel?: boolean;
}

export interface ControlAttributes {
  id: string;
  name: string;
  required: boolean | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
  class: string;
}

/** Label, hint and error around one control, tied to it by id. The control is a function of what ties it. */
export function Field({ field, children }: { field: FieldProps; children: (control: ControlAttributes) => Child }) {
  const id = field.id ?? idOf(field.name);
  return (
    <div class={field.error ? 'field field--wrong' : 'field'}>
      <label class={field.largeLabel ? 'field__label field__label--large' : 'field__label'} for={id}>
        {field.label}
        {field.optionalLabel && <span class="field__optional"> {field.optionalLabel}</span>}
      </label>
      <FieldNotes id={id} hint={field.hint} error={field.error} />
      {children({
        id,
        name: field.name,
        required: field.required,
        'aria-describedby': describedBy(id, field),
        'aria-invalid': field.error ? 'true' : undefined,
        class: `control control--${field.width ?? 'm'}`,
      })}
    </div>
  );
}

/** The hint and the error of a field, above its control, where they are read before it. */
export function FieldNotes({ id, hint, error }: { id: string; hint?: Child; error?: string }) {
  return (
    <>
      {hint && (
        <div class="field__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** The value of `aria-describedby` for a field with this id. */
export function describedBy(id: string, { hint, error }: { hint?: Child; error?: string }): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
