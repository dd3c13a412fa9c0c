import type { Child } from 'hono/jsx';

export interface NavLink {
  href: string;
  label: string;
  current?: boolean;
}

export interface LanguageLink {
  code: string;
  label: string;
  href: string;
  current: boolean;
}

export interface Account {
  name: string;
  href: string;
  signOutAction: string;
  signOutLabel: string;
  links: NavLink[];
}

/** What is the same on every page of one site for one reader. All words come translated. */
export interface Site {
  name: string;
  homeHref: string;
  nav: NavLink[];
  navLabel: string;
  footer: { heading: string; links: NavLink[] }[];
  footerNote?: Child;
  languages: LanguageLink[];
  languagesLabel: string;
  account?: Account;
  signIn?: NavLink;
  notice?: Child;
  noticeLabel: string;
  skipLabel: string;
  menuLabel: string;
  assets: string;
}

/** What one page says about itself in its head. */
export interface PageHead {
  title: string;
  description: string;
  canonical?: string;
  alternates?: { lang: string; href: string }[];
  feeds?: { title: string; href: string; type: string }[];
  card?: string;
  noIndex?: boolean;
  refreshSeconds?: number;
}
