import type { Example } from '../example.js';
import { Tabs } from './component.js';

export const examples: Example[] = [
  {
    name: 'four pages',
    render: () => (
      <Tabs
        label="About this school"
        tabs={[
          { href: '#overview', label: 'Overview', current: true },
          { href: '#results', label: 'Results' },
          { href: '#voice', label: 'Concerns and ideas', count: '12' },
          { href: '#people', label: 'People' },
        ]}
      />
    ),
  },
];
