import { Field, type FieldProps } from '../field/component.js';

export interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
  maxlength?: number;
  autocomplete?: string;
}

/** Text of more than one line. */
export function TextArea({ value = '', rows = 5, maxlength, autocomplete, ...field }: TextAreaProps) {
  return (
    <Field field={{ width: 'l', ...field }}>
      {(control) => (
        <textarea {...control} rows={rows} maxlength={maxlength} autocomplete={autocomplete}>
          {value}
        </textarea>
      )}
    </Field>
  );
}
