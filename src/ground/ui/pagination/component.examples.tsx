import type { Example } from '../example.js';
import { Pagination } from './component.js';

export const examples: Example[] = [
  {
    name: 'in the middle',
    render: () => (
      <Pagination
        label="Pages of the list"
        position="21 to 40 of 312"
        previous={{ href: '#p1', label: 'Previous' }}
        next={{ href: '#p3', label: 'Next' }}
      />
    ),
  },
];
