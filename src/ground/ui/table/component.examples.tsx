import type { Example } from '../example.js';
import { EmptyState } from '../empty-state/component.js';
import { WithheldMark } from '../withheld-mark/component.js';
import { Table, type Column } from './component.js';

const columns: Column[] = [
  { key: 'school', label: 'School', rowHeading: true, sort: { href: '#by-school', direction: 'ascending' } },
  { key: 'enrolled', label: 'Students', align: 'end', sort: { href: '#by-students' } },
  { key: 'absent', label: 'Chronically absent', align: 'end', sort: { href: '#by-absence' } },
  { key: 'change', label: 'Change in a year', align: 'end' },
];

const rows = [
  { school: <a href="#cedar">Cedar Grove Elementary</a>, enrolled: '412', absent: '18%', change: '−4 points' },
  { school: <a href="#lincoln">Lincoln Middle School</a>, enrolled: '1,086', absent: '27%', change: '+1 point' },
  {
    school: <a href="#hilltop">Hilltop Continuation</a>,
    enrolled: '64',
    absent: <WithheldMark label="withheld" />,
    change: <WithheldMark label="withheld" />,
  },
];

const caption = 'Chronic absence by school, 2024–25';

export const examples: Example[] = [
  {
    name: 'sortable, with a withheld value',
    render: () => <Table caption={caption} label={caption} columns={columns} rows={rows} stickyFirst />,
  },
  {
    name: 'of words, stacks in a narrow window',
    render: () => (
      <Table
        caption="Files brought in"
        label="Files brought in"
        stacks
        columns={[
          { key: 'file', label: 'File', rowHeading: true },
          { key: 'who', label: 'Who' },
          { key: 'when', label: 'When' },
        ]}
        rows={[{ file: <a href="#schools">schools.csv</a>, who: 'Rosa Almeida', when: 'November 23, 2026' }]}
      />
    ),
  },
  {
    name: 'no rows',
    render: () => (
      <Table
        caption={caption}
        label={caption}
        columns={columns}
        rows={[]}
        empty={<EmptyState title="No school fits these filters" text="Take a filter away, or look at all schools." />}
      />
    ),
  },
];
