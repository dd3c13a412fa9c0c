import type { Example } from '../example.js';
import { WithheldMark } from '../withheld-mark/component.js';
import { FigureNumber, StatRow } from './component.js';

export const examples: Example[] = [
  {
    name: 'with all parts',
    render: () => (
      <FigureNumber
        size="large"
        label="Students who missed a tenth of the year or more"
        value="18%"
        unit="of 412 students"
        comparison="Four points fewer than the year before; the district has 23%."
        period="2024–25"
        source={<a href="#source">Where this comes from</a>}
      />
    ),
  },
  {
    name: 'row with a withheld value',
    render: () => (
      <StatRow
        figures={[
          { label: 'Concerns answered in time', value: '92%', comparison: '46 of 50 since August.' },
          { label: 'Promises kept', value: '31', unit: 'of 38', comparison: 'Three are late; four are not yet due.' },
          {
            label: 'New to the country',
            value: <WithheldMark label="withheld to protect students" />,
            comparison: 'Withheld to protect students.',
          },
        ]}
      />
    ),
  },
];
