import type { Example } from '../example.js';
import { ErrorSummary } from './component.js';

export const examples: Example[] = [
  {
    name: 'two errors',
    render: () => (
      <ErrorSummary
        title="There is a problem"
        errors={[
          { field: 'full-name', message: 'Enter your name' },
          { field: 'school-2', message: 'Choose a school' },
        ]}
      />
    ),
  },
];
