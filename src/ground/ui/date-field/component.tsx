import { Field, type FieldProps } from '../field/component.js';

export interface DateFieldProps extends FieldProps {
  /** `2026-03-04`, or with `time` `2026-03-04T18:30`. */
  value?: string;
  min?: string;
  max?: string;
  time?: boolean;
  autocomplete?: 'bday';
}

/** A day, or with `time` a moment, by the picker of the reader's own device and language. */
export function DateField({ value, min, max, time = false, autocomplete, ...field }: DateFieldProps) {
  return (
    <Field field={{ width: time ? 'm' : 's', ...field }}>
      {(control) => (
        <input
          {...control}
          type={time ? 'datetime-local' : 'date'}
          value={value}
          min={min}
          max={max}
          autocomplete={autocomplete}
        />
      )}
    </Field>
  );
}
