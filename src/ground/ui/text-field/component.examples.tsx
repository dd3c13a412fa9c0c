import type { Example } from '../example.js';
import { TextField } from './component.js';

export const examples: Example[] = [
  {
    name: 'with hint',
    render: () => (
      <TextField
        name="email"
        label="Email address"
        hint="We only use it to answer you."
        type="email"
        autocomplete="email"
      />
    ),
  },
  {
    name: 'with error',
    render: () => (
      <TextField name="full-name" label="Your name" value="" error="Enter your name" autocomplete="name" required />
    ),
  },
  {
    name: 'short, with affixes',
    render: () => (
      <TextField
        name="hours"
        label="Promised each week"
        optionalLabel="(optional)"
        value="6"
        inputmode="decimal"
        width="xs"
        suffix="hours"
      />
    ),
  },
  {
    name: 'the question of the page',
    render: () => (
      <TextField name="code" label="What is the code on your letter?" largeLabel width="s" spellcheck={false} />
    ),
  },
];
