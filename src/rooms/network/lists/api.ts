import { z } from 'zod';
import { notFound } from '#ground/http/errors.js';
import { anyone, get, type Route } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { findOrganization, levels, type Organization, organizationPath, sectors } from '../organization.js';
import { searchOrganizations } from '../search.js';
import { listQuery, narrowingOf, pageOf } from './query.js';

const placeOfDirectory = z.object({
  id: z.uuid(),
  ncesId: z.string().nullable(),
  name: z.string(),
  url: z.url(),
  street: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  zip: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  website: z.string().nullable(),
  phone: z.string().nullable(),
  closedOn: z.iso.date().nullable(),
  source: z.string().nullable(),
  asOf: z.iso.date().nullable(),
});
const district = placeOfDirectory.meta({ id: 'District' });
const school = placeOfDirectory
  .extend({
    sector: z.enum(sectors).nullable(),
    level: z.enum(levels).nullable(),
    gradeLow: z.number().int().nullable().describe('-1 pre-kindergarten, 0 kindergarten, 1 to 12, 13 ungraded'),
    gradeHigh: z.number().int().nullable(),
    district: z.object({ id: z.uuid(), ncesId: z.string().nullable(), name: z.string() }).nullable(),
    stage: z.string().nullable().describe('Key of the stage of affiliation; null when not affiliated'),
  })
  .meta({ id: 'School' });
const list = <T extends z.ZodType>(item: T) =>
  z.object({
    total: z.number().int().describe('Counted up to 1,000'),
    more: z.boolean().describe('Whether there are more than were counted'),
    items: z.array(item),
    next: z.url().nullable(),
  });
const oneOf = z.object({ id: z.string().describe('NCES id or our id') });

export const directoryApi: Route[] = [
  get('/api/v1/schools', anyone, (visit) => answerList(visit, 'school'), {
    api: { summary: 'Find schools', query: listQuery, response: list(school) },
    cached: true,
  }),
  get('/api/v1/schools/:id', anyone, (visit) => answerOne(visit, 'school'), {
    api: { summary: 'One school', params: oneOf, response: school },
    cached: true,
  }),
  get('/api/v1/districts', anyone, (visit) => answerList(visit, 'district'), {
    api: {
      summary: 'Find districts',
      query: listQuery.pick({ q: true, place: true, sort: true, page: true, closed: true }),
      response: list(district),
    },
    cached: true,
  }),
  get('/api/v1/districts/:id', anyone, (visit) => answerOne(visit, 'district'), {
    api: { summary: 'One district', params: oneOf, response: district },
    cached: true,
  }),
];

async function answerList(visit: Visit, kind: 'school' | 'district'): Promise<Response> {
  const query = visit.query(listQuery);
  const page = pageOf(query, 100);
  const { total, more, organizations } = await searchOrganizations(visit, narrowingOf(kind, query), page);
  const next = new URL(visit.url);
  next.searchParams.set('page', String(page.page + 1));
  const hasNext = organizations.length === page.size && page.page < 200;
  return visit.json({
    total,
    more,
    items: organizations.map((each) => asJson(visit, each)),
    next: hasNext ? `${visit.services.config.BASE_URL}${next.pathname}${next.search}` : null,
  });
}

async function answerOne(visit: Visit, kind: 'school' | 'district'): Promise<Response> {
  const found = await findOrganization(visit, visit.param('id'));
  if (found?.kind !== kind) throw notFound();
  return visit.json(asJson(visit, found));
}

function asJson({ services }: Visit, organization: Organization) {
  const { kind, sector, level, gradeLow, gradeHigh, district, stage, ...shared } = organization;
  const url = `${services.config.BASE_URL}${organizationPath(organization)}`;
  return kind === 'school'
    ? { ...shared, url, sector, level, gradeLow, gradeHigh, district, stage }
    : { ...shared, url };
}
