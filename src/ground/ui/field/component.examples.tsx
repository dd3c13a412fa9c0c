import type { Example } from '../example.js';
import { Field } from './component.js';

export const examples: Example[] = [
  {
    name: 'around a control of your own',
    render: () => (
      <Field field={{ name: 'share', label: 'How far along is it?', hint: 'Move the handle.' }}>
        {(control) => <input {...control} type="range" min="0" max="100" />}
      </Field>
    ),
  },
];
