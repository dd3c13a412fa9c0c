import type { Example } from '../example.js';
import { exampleSite } from './example-site.js';
import { Footer } from './footer.js';
import { Masthead } from './masthead.js';

export const examples: Example[] = [
  {
    name: 'header for a visitor',
    render: () => (
      <Masthead
        site={{ ...exampleSite, navLabel: 'Example for a visitor', languagesLabel: 'Language for a visitor' }}
      />
    ),
  },
  {
    name: 'header for a member',
    render: () => (
      <Masthead
        site={{
          ...exampleSite,
          navLabel: 'Example for a member',
          languagesLabel: 'Language for a member',
          signIn: undefined,
          account: {
            name: 'Rosa Delgado',
            href: '#account',
            signOutAction: '#sign-out',
            signOutLabel: 'Sign out',
            links: [{ href: '#my', label: 'My school' }],
          },
        }}
      />
    ),
  },
  { name: 'footer', render: () => <Footer site={exampleSite} /> },
];
