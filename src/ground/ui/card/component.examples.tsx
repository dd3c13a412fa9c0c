import type { Example } from '../example.js';
import { Grid } from '../layout/component.js';
import { Card } from './component.js';

export const examples: Example[] = [
  {
    name: 'three in a grid',
    render: () => (
      <Grid>
        <Card
          href="#walk"
          kicker="Cedar Grove Elementary"
          title="A safe walk to school"
          text="Twelve parents asked for a crossing guard. Six weeks later there was one."
          meta="March 4, 2026"
        />
        <Card
          href="#garden"
          kicker="Lincoln Middle School"
          title="The garden feeds the kitchen"
          text="Fourth graders measured, planted and cooked."
          meta="February 18, 2026"
        />
        <Card
          href="#desayuno"
          kicker="Riverside High School"
          title="Desayuno para todos"
          lang="es"
          text="A story in Spanish."
          meta="February 2, 2026"
        />
      </Grid>
    ),
  },
];
