import type { Site } from './types.js';

/** The frame in which examples are shown. */
export const exampleSite: Site = {
  name: 'Longtable',
  homeHref: '#home',
  nav: [
    { href: '#schools', label: 'Schools', current: true },
    { href: '#results', label: 'Results' },
    { href: '#stories', label: 'Stories' },
    { href: '#plans', label: 'Plans and promises' },
    { href: '#calendar', label: 'Calendar' },
    { href: '#library', label: 'Library' },
  ],
  navLabel: 'Main',
  footer: [
    {
      heading: 'Take part',
      links: [
        { href: '#concern', label: 'Raise a concern' },
        { href: '#meetings', label: 'Meetings' },
      ],
    },
    {
      heading: 'About the figures',
      links: [
        { href: '#protect', label: 'How we protect students' },
        { href: '#data', label: 'Download the data' },
      ],
    },
    {
      heading: 'This site',
      links: [
        { href: '#privacy', label: 'Privacy' },
        { href: '#access', label: 'Accessibility' },
      ],
    },
  ],
  footerNote: 'Every number on this site is protected so that no child can be singled out.',
  languages: [
    { code: 'en', label: 'English', href: '#en', current: true },
    { code: 'es', label: 'Español', href: '#es', current: false },
  ],
  languagesLabel: 'Language',
  signIn: { href: '#sign-in', label: 'Sign in' },
  noticeLabel: 'About this site',
  skipLabel: 'Skip to the content',
  menuLabel: 'Menu',
  assets: '',
};
