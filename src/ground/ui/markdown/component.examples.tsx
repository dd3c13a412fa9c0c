import type { Example } from '../example.js';
import { Markdown } from './component.js';

const text = `A concern becomes a decision, and the decision a promise.

## What happens next

1. The site team reads it **within a week**.
2. Whoever raised it hears [what became of it](#what-became-of-it).

> Nothing about us without us.

<b>Typed HTML shows as it was typed.</b>`;

export const examples: Example[] = [
  { name: 'headings, lists, a link, a quotation', render: () => <Markdown text={text} headingsFrom={3} /> },
];
