import type { Example } from '../example.js';
import { SelectField } from '../select-field/component.js';
import { TextField } from '../text-field/component.js';
import { Filters } from './component.js';

export const examples: Example[] = [
  {
    name: 'with a filter in force',
    render: () => (
      <Filters
        action="#list"
        label="Filter the list"
        applyLabel="Show"
        appliedLabel="Shown:"
        keep={{ order: 'name' }}
        applied={[{ label: 'Middle schools', removeLabel: 'Remove filter: Middle schools', removeHref: '#all' }]}
        clear={{ href: '#clear', label: 'Clear all' }}
      >
        <TextField name="words" label="Name" width="s" />
        <SelectField
          name="level"
          label="Level"
          value="middle"
          options={[
            { value: '', label: 'All levels' },
            { value: 'middle', label: 'Middle schools' },
          ]}
        />
      </Filters>
    ),
  },
];
