import type { Visit } from '#ground/http/visit.js';
import type { Site } from '#ground/ui/index.js';
import { words } from '../words.js';
import { staffRoles } from '../policy.js';

/** The sign-in link at the top of a page, for whoever is signed out. */
export const signInLink = (visit: Visit): NonNullable<Site['signIn']> => ({
  href: '/sign-in',
  label: words.in(visit.locale)('signIn.title'),
});

/** The account at the top of a page: name, sign-out, and the pages for staff. Undefined when signed out. */
export async function accountOf(visit: Visit): Promise<Site['account']> {
  if (!visit.actor) return undefined;
  const say = words.in(visit.locale);
  const { rows } = await visit.client.query<{ name: string }>('select name from commons.person where id = $1', [visit.actor.personId]);
  const holds = (roles: readonly string[]) => visit.holdings.some(({ role }) => roles.includes(role));
  const link = (href: string, label: string) => ({ href, label, current: visit.url.pathname === href });
  return {
    name: rows[0]?.name ?? say('account.title'),
    href: '/account',
    signOutAction: '/sign-out',
    signOutLabel: say('account.signOut'),
    links: [
      link('/account', say('account.title')),
      ...(holds(staffRoles) ? [link('/people', say('people.title'))] : []),
      ...(holds(['network staff']) && !visit.services.config.MAIL_URL ? [link('/outbox', say('outbox.title'))] : []),
    ],
  };
}
