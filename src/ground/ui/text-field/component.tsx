import { Field, type FieldProps } from '../field/component.js';

export interface TextFieldProps extends FieldProps {
  value?: string;
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'number';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  pattern?: string;
  minlength?: number;
  maxlength?: number;
  min?: number;
  max?: number;
  step?: number | 'any';
  /** `false` for codes and names that are no words. */
  spellcheck?: boolean;
  /** Stands before or after the box: "$", "hours". */
  prefix?: string;
  suffix?: string;
}

/** One line of text. For whole numbers prefer `inputmode="numeric"` to `type="number"`. */
export function TextField(props: TextFieldProps) {
  const { value, type = 'text', prefix, suffix, spellcheck, ...field } = props;
  return (
    <Field field={field}>
      {(control) => (
        <div class="text-field">
          {prefix && <span class="text-field__affix">{prefix}</span>}
          <input
            {...control}
            type={type}
            value={value}
            autocomplete={field.autocomplete}
            inputmode={field.inputmode}
            pattern={field.pattern}
            minlength={field.minlength}
            maxlength={field.maxlength}
            min={field.min}
            max={field.max}
            step={field.step}
            {...(spellcheck === false ? withoutSpellcheck : {})}
          />
          {suffix && <span class="text-field__affix">{suffix}</span>}
        </div>
      )}
    </Field>
  );
}

/** A word, not a boolean: the attribute is enumerated, and `false` alone would leave it out. */
const withoutSpellcheck: object = { spellcheck: 'false' };
