import type { Account } from '#ground/ui/index.js';
import type { Frame, Visit } from '#ground/http/visit.js';
import { words } from './words.js';

/** What stands around every page: one query, whoever asks. */
export async function frame(visit: Visit): Promise<Frame> {
  const say = words.in(visit.locale);
  const { coalition, person } = await namesOf(visit);
  const link = (href: string, key: Parameters<typeof say>[0]) => ({ href, label: say(key), current: isWithin(visit.url.pathname, href) });
  return {
    name: coalition ?? say('frame.unnamed'),
    nav: [
      link('/schools', 'frame.schools'),
      link('/map', 'frame.map'),
      link('/figures', 'frame.figures'),
      link('/stories', 'frame.stories'),
      link('/principles', 'frame.principles'),
      link('/about', 'frame.about'),
    ],
    footer: [
      {
        heading: say('frame.coalition'),
        links: [link('/about', 'frame.about'), link('/principles', 'frame.principles'), link('/join', 'frame.join'), link('/contact', 'frame.contact')],
      },
      { heading: say('frame.trust'), links: [link('/privacy', 'frame.privacy'), link('/accessibility', 'frame.accessibility')] },
      {
        heading: say('frame.open'),
        links: [
          { href: '/stories/feed.xml', label: say('frame.feed') },
          { href: '/api/v1', label: say('frame.api') },
          { href: '/components', label: say('frame.components') },
        ],
      },
    ],
    footerNote: say('frame.note'),
    ...(visit.actor
      ? { account: accountOf(visit, person ?? say('frame.account')) }
      : { signIn: { href: `/sign-in?next=${encodeURIComponent(visit.url.pathname)}`, label: say('frame.signIn') } }),
    ...(visit.services.config.DEMO ? { notice: <DemonstrationNotice visit={visit} /> } : {}),
  };
}

async function namesOf({ client, actor }: Visit): Promise<{ coalition: string | null; person: string | null }> {
  // Visitors may not look at people at all, so the question is asked of members alone.
  const person = actor ? '(select name from commons.person where id = $1)' : '$1::text';
  const { rows } = await client.query(
    `select (select name from commons.organization where kind = 'network') as coalition, ${person} as person`,
    [actor?.personId ?? null],
  );
  return rows[0];
}

/** Where staff work, for those who may: each room's own policy decides again. */
const desks = [
  { href: '/directory/imports', key: 'frame.directoryImport', roles: ['network staff'] },
  { href: '/figures/imports', key: 'frame.figuresImport', roles: ['network staff', 'district data steward'] },
  { href: '/stories/drafts', key: 'frame.drafts', roles: ['network staff', 'district data steward', 'principal', 'community school coordinator'] },
  { href: '/people', key: 'frame.people', roles: ['network staff', 'district data steward', 'principal', 'community school coordinator'] },
  { href: '/pages', key: 'frame.pages', roles: ['network staff'] },
  { href: '/messages', key: 'frame.messages', roles: ['network staff'] },
  { href: '/settings', key: 'frame.settings', roles: ['network staff'] },
] as const;

function accountOf(visit: Visit, name: string): Account {
  const say = words.in(visit.locale);
  const mine = desks.filter(({ roles }) => visit.holdings.some(({ role }) => (roles as readonly string[]).includes(role)));
  return {
    name,
    href: '/account',
    signOutAction: '/sign-out',
    signOutLabel: say('frame.signOut'),
    links: mine.map(({ href, key }) => ({ href, label: say(key), current: isWithin(visit.url.pathname, href) })),
  };
}

function DemonstrationNotice({ visit }: { visit: Visit }) {
  const say = words.in(visit.locale);
  return (
    <>
      {say('frame.demonstration')} <a href="/about">{say('frame.demonstration.more')}</a>
    </>
  );
}

const isWithin = (path: string, href: string) => path === href || path.startsWith(`${href}/`);
