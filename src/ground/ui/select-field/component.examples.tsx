import type { Example } from '../example.js';
import { SelectField } from './component.js';

const options = [
  { value: 'cedar', label: 'Cedar Grove Elementary' },
  { value: 'lincoln', label: 'Lincoln Middle School' },
  { value: 'riverside', label: 'Riverside High School' },
];

export const examples: Example[] = [
  { name: 'one chosen', render: () => <SelectField name="school" label="School" options={options} value="lincoln" /> },
  {
    name: 'none chosen, with error',
    render: () => (
      <SelectField
        name="school-2"
        label="School"
        options={options}
        placeholder="Choose a school"
        error="Choose a school"
      />
    ),
  },
];
