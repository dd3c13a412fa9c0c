import type { Example } from '../example.js';
import { Quote } from './component.js';

export const examples: Example[] = [
  {
    name: 'with its speaker',
    render: () => (
      <Quote by="Rosa Delgado, parent and member of the site team">
        <p>We asked for a crossing guard. In six weeks there was one, and I know who did it and how.</p>
      </Quote>
    ),
  },
];
