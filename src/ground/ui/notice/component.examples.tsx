import type { Example } from '../example.js';
import { Notice } from './component.js';

export const examples: Example[] = [
  {
    name: 'info',
    render: () => (
      <Notice title="New figures come in June">
        <p>
          These figures are from the last school year. <a href="#calendar">See when the next ones come.</a>
        </p>
      </Notice>
    ),
  },
  { name: 'success', render: () => <Notice kind="success" title="Your answer was saved" announce /> },
  {
    name: 'warning',
    render: () => (
      <Notice kind="warning" title="Two rows need a look">
        <p>The file can be loaded, but two birth dates look wrong.</p>
      </Notice>
    ),
  },
  {
    name: 'error',
    render: () => (
      <Notice kind="error" title="The file could not be read" announce>
        <p>Save it as CSV and send it again.</p>
      </Notice>
    ),
  },
];
