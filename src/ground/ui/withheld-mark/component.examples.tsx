import type { Example } from '../example.js';
import { WithheldKey, WithheldMark } from './component.js';

export const examples: Example[] = [
  {
    name: 'in a sentence',
    render: () => (
      <p>
        Students who are new to the country: <WithheldMark label="withheld to protect students" />
      </p>
    ),
  },
  { name: 'key', render: () => <WithheldKey text="Withheld to protect students" /> },
];
