import { z } from 'zod';
import { notFound } from '#ground/http/errors.js';
import { anyone, get } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { findRelease, listReleases, placesOf, type Release, tablesOf } from './content.js';

const inBoth = z.object({ en: z.string(), es: z.string() });
const other = z.object({ id: z.uuid(), number: z.int() });
const listed = z.object({
  id: z.uuid(),
  number: z.int(),
  district: z.object({ id: z.uuid(), name: z.string() }),
  releasedAt: z.iso.datetime(),
  licence: z.string(),
  rules: z.object({
    name: inBoth,
    text: inBoth,
    source: z.string(),
    minimumGroupSize: z.int(),
    leastCount: z.int(),
  }),
  corrects: other.nullable(),
  reason: z.string(),
  correctedBy: other.extend({ reason: z.string() }).nullable(),
});
const cell = z.object({
  place: z.uuid(),
  group: z.string(),
  /** Null where withheld. */
  students: z.int().nullable(),
  count: z.int().nullable(),
  value: z.number().nullable(),
});
const table = z.object({
  indicator: z.string(),
  name: inBoth,
  text: inBoth,
  unit: z.string(),
  year: z.int(),
  asOf: z.string().nullable(),
  running: z.boolean(),
  cells: z.array(cell),
});
const whole = listed.extend({
  places: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.string() })),
  tables: z.array(table),
});

export const api = [
  get('/api/v1/releases', anyone, listJson, {
    cached: true,
    api: {
      summary: 'Releases of student figures, the latest first',
      response: z.object({ releases: z.array(listed) }),
    },
  }),
  get('/api/v1/releases/:release', anyone, wholeJson, {
    cached: true,
    api: {
      summary: 'A release with its frozen tables',
      params: z.object({ release: z.uuid() }),
      response: whole,
    },
  }),
];

async function listJson(visit: Visit): Promise<Response> {
  return visit.json({ releases: (await listReleases(visit)).map(headOf) });
}

async function wholeJson(visit: Visit): Promise<Response> {
  const release = await findRelease(visit, visit.param('release'));
  if (!release) throw notFound();
  const tables = await tablesOf(visit, release.id);
  return visit.json({
    ...headOf(release),
    places: await placesOf(visit, tables),
    tables: tables.map(({ definition: { key, name, text, unit }, year, asOf, running, cells }) => ({
      indicator: key,
      name,
      text,
      unit,
      year,
      asOf,
      running,
      cells,
    })),
  } satisfies z.input<typeof whole>);
}

const headOf = ({ releasedAt, rules, ...release }: Release): z.input<typeof listed> => {
  const { name, text, source, minimumGroupSize, leastCount } = rules;
  return {
    ...release,
    releasedAt: releasedAt.toISOString(),
    rules: { name, text, source, minimumGroupSize, leastCount },
  };
};
