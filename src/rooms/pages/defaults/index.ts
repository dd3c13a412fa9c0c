import { about } from './about.js';
import { accessibility } from './accessibility.js';
import { contact } from './contact.js';
import { home } from './home.js';
import { join } from './join.js';
import { principles } from './principles.js';
import { privacy } from './privacy.js';
import type { PageText } from './text.js';

/** The coalition's own pages as the installation brings them. */
export const defaults = { home, about, join, principles, privacy, accessibility, contact } satisfies Record<
  string,
  PageText
>;

export type PageName = keyof typeof defaults;
export const pageNames = Object.keys(defaults) as PageName[];
export const isPageName = (text: string): text is PageName => Object.hasOwn(defaults, text);

/** Where a page is read. */
export const pathOf = (page: PageName) => (page === 'home' ? '/' : `/${page}`);
