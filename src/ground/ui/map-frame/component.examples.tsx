import type { Example } from '../example.js';
import { LinkList } from '../link-list/component.js';
import { SourceLine } from '../source-line/component.js';
import { MapFrame } from './component.js';

export const examples: Example[] = [
  {
    name: 'two districts',
    render: () => (
      <MapFrame
        title="Where the schools are"
        subtitle="Schools in each district, 2026"
        map={
          <svg viewBox="0 0 320 140" role="img" aria-label="Map of two districts with one school">
            <path class="shade-2" d="M10 20 150 10 160 120 20 130z" />
            <path class="shade-4" d="M150 10 300 30 290 125 160 120z" />
            <circle class="shade-point" cx="220" cy="70" r="6" />
          </svg>
        }
        legend={{
          label: 'Key',
          entries: [
            { label: '1 to 4', mark: 2 },
            { label: '10 to 19', mark: 4 },
            { label: 'Withheld', mark: 'withheld' },
            { label: 'A school', mark: 'point' },
          ],
        }}
        list={<LinkList links={[{ href: '#cedar', label: 'Cedar Grove Elementary', note: 'Riverside' }]} />}
        listLabel="The same as a list"
        source={<SourceLine label="Source">National Center for Education Statistics</SourceLine>}
      />
    ),
  },
];
