import { useContext } from 'hono/jsx';
import { AssetsContext } from '../client-module.js';
import type { Account, LanguageLink, NavLink, Site } from './types.js';

/**
 * Name, navigation, languages and account. The navigation stands twice, in a row for wide screens and in a
 * `details` for narrow ones, and the stylesheet shows one of them: so the menu works with no script.
 */
export function Masthead({ site }: { site: Site }) {
  return (
    <header class="masthead">
      <div class="masthead__bar">
        <a class="masthead__name" href={site.homeHref}>
          <img src={`${useContext(AssetsContext)}/icon.svg`} alt="" width="36" height="36" />
          <span>{site.name}</span>
        </a>
        <div class="masthead__side">
          <Languages languages={site.languages} label={site.languagesLabel} />
          {site.account && <AccountMenu account={site.account} />}
          {site.signIn && <NavItem link={site.signIn} class="masthead__sign-in" />}
        </div>
        <details class="masthead__menu">
          <summary>{site.menuLabel}</summary>
          <div class="masthead__panel">
            {site.nav.length > 0 && <Navigation links={site.nav} label={site.navLabel} />}
            {site.account && <AccountLinks account={site.account} />}
            {site.signIn && <NavItem link={site.signIn} class="masthead__sign-in" />}
            <Languages languages={site.languages} label={site.languagesLabel} />
          </div>
        </details>
      </div>
      {site.nav.length > 0 && (
        <div class="masthead__nav">
          <Navigation links={site.nav} label={site.navLabel} />
        </div>
      )}
    </header>
  );
}

function Navigation({ links, label }: { links: NavLink[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul class="masthead__links">
        {links.map((link) => (
          <li>
            <NavItem link={link} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NavItem({ link, class: name }: { link: NavLink; class?: string }) {
  return (
    <a href={link.href} class={name} aria-current={link.current ? 'page' : undefined}>
      {link.label}
    </a>
  );
}

function Languages({ languages, label }: { languages: LanguageLink[]; label: string }) {
  if (languages.length < 2) return <></>;
  return (
    <nav aria-label={label}>
      <ul class="masthead__languages">
        {languages.map(({ code, label, href, current }) => (
          <li>
            <a href={href} lang={code} hreflang={code} aria-current={current ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function AccountMenu({ account }: { account: Account }) {
  return (
    <details class="masthead__account">
      <summary>{account.name}</summary>
      <div class="masthead__panel">
        <AccountLinks account={account} />
      </div>
    </details>
  );
}

function AccountLinks({ account }: { account: Account }) {
  return (
    <ul class="masthead__links">
      {[{ href: account.href, label: account.name }, ...account.links].map((link) => (
        <li>
          <NavItem link={link} />
        </li>
      ))}
      <li>
        <form method="post" action={account.signOutAction}>
          <button class="masthead__sign-out">{account.signOutLabel}</button>
        </form>
      </li>
    </ul>
  );
}
