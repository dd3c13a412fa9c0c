import type { Example } from '../example.js';
import { LinkList } from './component.js';

const links = [
  {
    href: '#walk',
    label: 'A safe walk to school',
    meta: 'March 4, 2026',
    note: 'Twelve parents asked for a crossing guard. This is what happened next.',
  },
  {
    href: '#garden',
    label: 'The garden feeds the kitchen',
    meta: 'February 18, 2026',
    note: 'Fourth graders measured, planted and cooked.',
  },
  {
    href: '#comedor',
    label: 'Un comedor para todos',
    lang: 'es',
    meta: 'February 2, 2026',
    note: 'A story in Spanish about breakfast.',
  },
];

export const examples: Example[] = [
  { name: 'one column', render: () => <LinkList links={links} /> },
  { name: 'three columns, labelled', render: () => <LinkList links={links} label="Stories" columns={3} /> },
];
