import type { Example } from '../example.js';
import { SummaryList } from './component.js';

export const examples: Example[] = [
  {
    name: 'with actions',
    render: () => (
      <SummaryList
        rows={[
          { label: 'Name', value: 'Rosa Delgado', actions: [{ href: '#name', label: 'Change', about: 'your name' }] },
          {
            label: 'Language',
            value: 'Español',
            actions: [{ href: '#language', label: 'Change', about: 'your language' }],
          },
          { label: 'Member since', value: 'September 2024' },
        ]}
      />
    ),
  },
];
