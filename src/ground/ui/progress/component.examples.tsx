import type { Example } from '../example.js';
import { Progress } from './component.js';

export const examples: Example[] = [
  {
    name: 'a quarter done',
    render: () => <Progress label="Checking the roster" done={1200} total={4800} text="1,200 of 4,800 rows checked" />,
  },
];
