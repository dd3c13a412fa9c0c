import type { Example } from '../example.js';
import { Cluster } from '../layout/component.js';
import { Badge } from './component.js';

export const examples: Example[] = [
  {
    name: 'tones',
    render: () => (
      <Cluster>
        <Badge>Draft</Badge>
        <Badge tone="primary">Published</Badge>
        <Badge tone="info">In review</Badge>
        <Badge tone="success">Done</Badge>
        <Badge tone="warning">Due this week</Badge>
        <Badge tone="danger">Overdue</Badge>
      </Cluster>
    ),
  },
];
