import type { Example } from '../example.js';
import { DateField } from './component.js';

export const examples: Example[] = [
  { name: 'day', render: () => <DateField name="due" label="Due" value="2026-03-04" min="2026-01-01" /> },
  { name: 'moment', render: () => <DateField name="starts" label="Starts" value="2026-03-04T18:30" time /> },
];
