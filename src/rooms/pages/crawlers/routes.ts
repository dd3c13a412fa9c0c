import { anyone, get } from '#ground/http/route.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { locales } from '#ground/i18n/locale.js';
import { listOrganizations, organizationPath } from '#rooms/network/room.js';
import { listFrameworks } from '#rooms/principles/room.js';
import { latestStories } from '#rooms/stories/room.js';
import { findCoalition } from '../coalition.js';

const cached = { cached: true };

/** What machines that read the site look for at fixed places. */
export const crawlerRoutes = [
  get('/robots.txt', anyone, showRobots, cached),
  get('/sitemap.xml', anyone, showSitemap, cached),
  get('/.well-known/security.txt', anyone, showSecurityContact),
];

const text = (body: string, type: string) =>
  new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });

/** Searches and single figures are without end and lead to what the site map names. */
function showRobots({ services }: Visit): Response {
  const closed = ['/api/', '/embed/', '/preview/', '/sign-in', '/schools?', '/map?', '/figures/places/'];
  return text(
    [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      `Sitemap: ${services.config.BASE_URL}/sitemap.xml`,
      '',
    ].join('\n'),
    'text/plain',
  );
}

/** One site map holds 50,000 addresses (sitemaps.org). */
const mostSchools = 40_000;
const mostStories = 5_000;
const ownPlaces = [
  '/',
  '/schools',
  '/districts',
  '/map',
  '/figures',
  '/stories',
  '/about',
  '/principles',
  '/join',
  '/privacy',
  '/accessibility',
  '/contact',
];

async function showSitemap(visit: Visit): Promise<Response> {
  const { BASE_URL } = visit.services.config;
  const frameworks = await listFrameworks(visit, { shownOnly: true });
  const stories = await latestStories(visit, visit.locale, mostStories);
  const districts = await listOrganizations(visit, { kind: 'district', limit: 2_000 });
  const schools = await listOrganizations(visit, { kind: 'school', limit: mostSchools });
  const places = [
    ...ownPlaces,
    ...frameworks.map(({ key }) => `/principles/${key}`),
    ...stories.map(({ href }) => href),
    ...[...districts, ...schools].map(organizationPath),
  ];
  return text(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${places.map((place) => `<url><loc>${BASE_URL}${place}</loc></url>`).join('\n')}
</urlset>
`,
    'application/xml',
  );
}

/** RFC 9116. It has to name a day on which it ends; it is made anew for each reader, so it never does. */
async function showSecurityContact(visit: Visit): Promise<Response> {
  const coalition = await findCoalition(visit);
  if (!coalition?.contactEmail) throw notFound();
  const expires = new Date(visit.services.clock.now().getTime() + 180 * 86_400_000).toISOString();
  return text(
    `Contact: mailto:${coalition.contactEmail}\nExpires: ${expires}\nPreferred-Languages: ${locales.join(', ')}\nCanonical: ${visit.services.config.BASE_URL}/.well-known/security.txt\n`,
    'text/plain',
  );
}
