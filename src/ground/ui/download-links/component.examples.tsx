import type { Example } from '../example.js';
import { DownloadLinks } from './component.js';

export const examples: Example[] = [
  {
    name: 'two forms',
    render: () => (
      <DownloadLinks
        label="Download this table"
        downloads={[
          { href: '#csv', label: 'Table', detail: 'CSV, 3 kB' },
          { href: '#svg', label: 'Chart', detail: 'SVG, 6 kB' },
        ]}
      />
    ),
  },
];
