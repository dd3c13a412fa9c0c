import type { Example } from '../example.js';
import { SourceLine } from '../source-line/component.js';
import { Table } from '../table/component.js';
import { ChartFrame } from './component.js';

const measure = 'Chronic absence, 2024–25';

export const examples: Example[] = [
  {
    name: 'with table, source and files',
    render: () => (
      <ChartFrame
        title="One school in three brought absence down"
        subtitle={measure}
        chart={
          <svg viewBox="0 0 300 40" role="img" aria-label="A bar of 18 out of 100">
            <rect class="shade-2" width="300" height="24" y="8" />
            <rect class="shade-5" width="54" height="24" y="8" />
          </svg>
        }
        table={
          <Table
            caption={measure}
            label={measure}
            columns={[
              { key: 'school', label: 'School', rowHeading: true },
              { key: 'share', label: 'Share', align: 'end' },
            ]}
            rows={[{ school: 'Cedar Grove Elementary', share: '18%' }]}
          />
        }
        tableLabel="The same as a table"
        source={<SourceLine label="Source">Release of October 2025</SourceLine>}
        downloads={{
          label: 'Download',
          links: [
            { href: '#csv', label: 'CSV' },
            { href: '#svg', label: 'SVG' },
          ],
        }}
      />
    ),
  },
];
