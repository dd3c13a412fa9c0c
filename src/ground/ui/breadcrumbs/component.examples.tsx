import type { Example } from '../example.js';
import { Breadcrumbs } from './component.js';

export const examples: Example[] = [
  {
    name: 'two levels',
    render: () => (
      <Breadcrumbs
        label="You are here"
        links={[
          { href: '#schools', label: 'Schools' },
          { href: '#cedar-grove', label: 'Cedar Grove Elementary' },
        ]}
      />
    ),
  },
];
