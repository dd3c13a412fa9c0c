import type { Example } from '../example.js';
import { Cluster } from '../layout/component.js';
import { Button, ButtonLink } from './component.js';

export const examples: Example[] = [
  {
    name: 'kinds',
    render: () => (
      <Cluster>
        <Button>Save and continue</Button>
        <Button kind="secondary">Save as draft</Button>
        <Button kind="quiet">Cancel</Button>
        <Button kind="danger">Delete this draft</Button>
        <Button disabled>Waiting for approval</Button>
      </Cluster>
    ),
  },
  {
    name: 'link',
    render: () => (
      <ButtonLink href="#plan" about="for Cedar Grove Elementary">
        Read the plan
      </ButtonLink>
    ),
  },
];
