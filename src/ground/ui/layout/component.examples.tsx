import type { Example } from '../example.js';
import { Grid, Prose, Section, Split, Stack } from './component.js';

export const examples: Example[] = [
  {
    name: 'section with a split',
    render: () => (
      <Section
        title="What we promised"
        lead="Both sides of every promise, and how far it has come."
        action={<a href="#all">All promises</a>}
      >
        <Split aside={<p>The narrower column holds what helps to read the wide one.</p>}>
          <p>The wide column holds what the page is about.</p>
        </Split>
      </Section>
    ),
  },
  {
    name: 'grid and stack on a tinted section',
    render: () => (
      <Section title="Ways to take part" level={3} look="tinted">
        <Grid min="s">
          <Stack gap="s">
            <h4>Come to a meeting</h4>
            <p>First Tuesday of each month, with dinner and childcare.</p>
          </Stack>
          <Stack gap="s">
            <h4>Tell us</h4>
            <p>By phone, on paper or here.</p>
          </Stack>
        </Grid>
      </Section>
    ),
  },
  {
    name: 'prose',
    render: () => (
      <Prose>
        <h2>How the team decides</h2>
        <p>
          The team meets in the library. Everyone may speak; the <a href="#rules">rules</a> say who votes.
        </p>
        <ul>
          <li>Families hold as many seats as staff.</li>
          <li>Two seats are for students.</li>
        </ul>
        <blockquote>
          <p>Nothing about us without us.</p>
        </blockquote>
      </Prose>
    ),
  },
];
