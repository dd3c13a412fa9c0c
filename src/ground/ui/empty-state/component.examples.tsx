import type { Example } from '../example.js';
import { ButtonLink } from '../button/component.js';
import { EmptyState } from './component.js';

export const examples: Example[] = [
  {
    name: 'with the next step',
    render: () => (
      <EmptyState
        title="No meetings are planned"
        text="When the site team plans a meeting, its agenda appears here at least three days before."
        action={<ButtonLink href="#plan">Plan a meeting</ButtonLink>}
      />
    ),
  },
];
