import type { Example } from '../example.js';
import { FileField } from './component.js';

export const examples: Example[] = [
  {
    name: 'one file',
    render: () => (
      <FileField name="roster" label="Roster file" hint="A CSV or ZIP file of at most 200 MB." accept=".csv,.zip" />
    ),
  },
];
