import { Field, type FieldProps } from '../field/component.js';

export interface FileFieldProps extends FieldProps {
  /** Such as `.csv,.zip` or `image/*`. */
  accept?: string;
  multiple?: boolean;
}

/** A file from the reader's device. The form needs `upload`. Say size and kind in the hint. */
export function FileField({ accept, multiple, ...field }: FileFieldProps) {
  return (
    <Field field={{ width: 'l', ...field }}>
      {(control) => <input {...control} type="file" accept={accept} multiple={multiple} />}
    </Field>
  );
}
