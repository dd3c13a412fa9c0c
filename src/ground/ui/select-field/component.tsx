import { Field, type FieldProps } from '../field/component.js';

export interface Option {
  value: string;
  label: string;
}

export interface SelectFieldProps extends FieldProps {
  options: Option[];
  value?: string;
  /** Words of a first, empty option. */
  placeholder?: string;
  autocomplete?: string;
}

/** One of many. With fewer than about seven, RadioGroup is easier. */
export function SelectField({ options, value, placeholder, autocomplete, ...field }: SelectFieldProps) {
  return (
    <Field field={field}>
      {(control) => (
        <select {...control} autocomplete={autocomplete}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
