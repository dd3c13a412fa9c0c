import type { Example } from '../example.js';
import { Stepper } from './component.js';

export const examples: Example[] = [
  {
    name: 'at the second of four',
    render: () => (
      <Stepper
        label="Steps"
        steps={[
          { label: 'Choose a file', state: 'done', stateLabel: 'done', href: '#file' },
          { label: 'Match the columns', state: 'current', stateLabel: 'you are here' },
          { label: 'Check', state: 'ahead', stateLabel: 'not yet' },
          { label: 'Load', state: 'ahead', stateLabel: 'not yet' },
        ]}
      />
    ),
  },
];
