import type { Example } from '../example.js';
import { ProblemList } from './component.js';

export const examples: Example[] = [
  {
    name: 'an error, a warning and a note',
    render: () => (
      <ProblemList
        label="Problems in roster.csv"
        problems={[
          {
            place: 'Line 14',
            column: 'birth_date',
            value: '31/02/2015',
            message: 'This is not a day that exists.',
            remedy: 'Write the day as year-month-day, such as 2015-02-28.',
            severity: 'error',
            severityLabel: 'Error',
          },
          {
            column: 'grade',
            value: '13',
            count: '6 rows',
            message: 'We do not know this grade.',
            remedy: 'The rows will be loaded without a grade unless you correct them.',
            severity: 'warning',
            severityLabel: 'Warning',
          },
          {
            value: '-999',
            count: '40 times',
            message: '“-999” stands for “no value”. We read the cell as empty.',
            remedy: 'Nothing to do.',
            severity: 'note',
            severityLabel: 'Note',
          },
        ]}
      />
    ),
  },
];
