import type { Example } from '../example.js';
import { BarChart } from '../chart/component.js';
import { SourceLine } from '../source-line/component.js';
import { Table } from '../table/component.js';
import { ChartFrame } from './component.js';

const measure = 'Chronic absence, 2024–25';

export const examples: Example[] = [
  {
    name: 'with table, source and files',
    render: () => (
      <ChartFrame
        title="Fewer students miss school at Cedar Grove than at Lincoln"
        subtitle={measure}
        chart={
          <BarChart
            description="18% at Cedar Grove, 27% at Lincoln"
            rows={[
              { label: 'Cedar Grove Elementary', value: 18 },
              { label: 'Lincoln Middle School', value: 27 },
            ]}
            format={(value) => `${value}%`}
            words={{ withheld: 'Withheld to protect students', missing: 'Not collected' }}
          />
        }
        table={
          <Table
            caption={measure}
            label={measure}
            columns={[
              { key: 'school', label: 'School', rowHeading: true },
              { key: 'share', label: 'Share', align: 'end' },
            ]}
            rows={[
              { school: 'Cedar Grove Elementary', share: '18%' },
              { school: 'Lincoln Middle School', share: '27%' },
            ]}
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
