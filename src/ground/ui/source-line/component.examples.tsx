import type { Example } from '../example.js';
import { SourceLine } from './component.js';

export const examples: Example[] = [
  {
    name: 'with a link',
    render: () => (
      <SourceLine label="Source">
        Riverside Union School District, <a href="#release">release of October 2025</a>
      </SourceLine>
    ),
  },
];
