import type { Example } from '../example.js';
import { SearchField } from './component.js';

export const examples: Example[] = [
  {
    name: 'a form of its own',
    render: () => <SearchField name="q" label="Find a school" buttonLabel="Search" value="cedar" action="#search" />,
  },
];
