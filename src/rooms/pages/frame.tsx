import type { NavLink } from '#ground/ui/index.js';
import { accountOf, signInLink } from '#rooms/people/room.js';
import type { Frame, Visit } from '#ground/http/visit.js';
import { words } from './words.js';

/** What stands around every page. */
export async function frame(visit: Visit): Promise<Frame> {
  const say = words.in(visit.locale);
  const [coalition, account] = [await nameOf(visit), await accountOf(visit)];
  const link = (href: string, key: Parameters<typeof say>[0]) => ({
    href,
    label: say(key),
    current: isWithin(visit.url.pathname, href),
  });
  // Before there is a coalition every page leads to its set-up, so there is nowhere else to go.
  if (!coalition && !visit.services.config.DEMO) return { name: say('frame.unnamed'), nav: [], footer: [] };
  return {
    name: coalition ?? say('frame.unnamed'),
    nav: [
      link('/schools', 'frame.schools'),
      link('/map', 'frame.map'),
      link('/figures', 'frame.figures'),
      link('/stories', 'frame.stories'),
      link('/about', 'frame.about'),
    ],
    footer: [
      {
        heading: say('frame.coalition'),
        links: [
          link('/about', 'frame.about'),
          link('/principles', 'frame.principles'),
          link('/join', 'frame.join'),
          link('/contact', 'frame.contact'),
        ],
      },
      {
        heading: say('frame.trust'),
        links: [
          link('/releases', 'frame.releases'),
          link('/privacy', 'frame.privacy'),
          link('/accessibility', 'frame.accessibility'),
        ],
      },
      {
        heading: say('frame.open'),
        links: [
          { href: '/stories/feed.xml', label: say('frame.feed') },
          { href: '/api', label: say('frame.api') },
          { href: '/components', label: say('frame.components') },
        ],
      },
    ],
    footerNote: say('frame.note'),
    ...(account
      ? { account: { ...account, links: [...account.links, ...desksOf(visit)] } }
      : { signIn: signInLink(visit) }),
    ...(visit.services.config.DEMO ? { notice: <DemonstrationNotice visit={visit} /> } : {}),
  };
}

async function nameOf({ client, locale }: Visit): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select coalesce(translated_names->>$1, name) as name from commons.organization where kind = 'network'`,
    [locale],
  );
  return rows[0]?.name;
}

/** Where staff work, for those who may: each room's own policy decides again. */
const desks = [
  { href: '/attendance', key: 'frame.attendance', roles: ['principal', 'community school coordinator'] },
  {
    href: '/team',
    key: 'frame.team',
    roles: ['site team member', 'principal', 'community school coordinator'],
  },
  {
    href: '/results',
    key: 'frame.results',
    roles: ['district data steward', 'principal', 'community school coordinator'],
  },
  { href: '/records/imports', key: 'frame.records', roles: ['district data steward'] },
  { href: '/releases/proposals', key: 'frame.proposals', roles: ['district data steward'] },
  {
    href: '/reports',
    key: 'frame.reports',
    roles: ['district data steward', 'principal', 'community school coordinator'],
  },
  { href: '/directory/imports', key: 'frame.directoryImport', roles: ['network staff'] },
  { href: '/figures/imports', key: 'frame.figuresImport', roles: ['network staff', 'district data steward'] },
  {
    href: '/stories/drafts',
    key: 'frame.drafts',
    roles: ['network staff', 'district data steward', 'principal', 'community school coordinator'],
  },
  { href: '/results/indicators', key: 'frame.indicators', roles: ['network staff'] },
  { href: '/pages', key: 'frame.pages', roles: ['network staff'] },
  { href: '/messages', key: 'frame.messages', roles: ['network staff'] },
  { href: '/settings', key: 'frame.settings', roles: ['network staff'] },
  { href: '/operations', key: 'frame.operations', roles: ['network staff'] },
] as const;

function desksOf(visit: Visit): NavLink[] {
  const say = words.in(visit.locale);
  return desks
    .filter(({ roles }) => visit.holdings.some(({ role }) => (roles as readonly string[]).includes(role)))
    .map(({ href, key }) => ({ href, label: say(key), current: isWithin(visit.url.pathname, href) }));
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
