import type { Example } from '../example.js';
import { Badge } from '../badge/component.js';
import { ButtonLink } from '../button/component.js';
import { PageHeader } from './component.js';

export const examples: Example[] = [
  { name: 'title alone', render: () => <PageHeader title="Schools" /> },
  {
    name: 'with all parts',
    render: () => (
      <PageHeader
        kicker="Riverside Union School District"
        title="Cedar Grove Elementary"
        lead="A school where families, teachers and neighbors decide together what children need, and say in public what came of it."
        meta={
          <>
            <Badge>Joined in 2019</Badge>
            <span>412 students, grades K to 5</span>
          </>
        }
        actions={
          <>
            <ButtonLink href="#raise">Raise a concern</ButtonLink>
            <ButtonLink href="#follow" kind="secondary">
              Follow this school
            </ButtonLink>
          </>
        }
      />
    ),
  },
];
