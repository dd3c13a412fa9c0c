import type { Example } from '../example.js';
import { Disclosure } from './component.js';

export const examples: Example[] = [
  {
    name: 'open',
    render: () => (
      <Disclosure summary="How is this counted?" open>
        <p>A student who missed a tenth of the days on which they were enrolled.</p>
      </Disclosure>
    ),
  },
  {
    name: 'closed',
    render: () => (
      <Disclosure summary="Who can see this?">
        <p>The people on the site team.</p>
      </Disclosure>
    ),
  },
];
