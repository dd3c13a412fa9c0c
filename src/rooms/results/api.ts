import { z } from 'zod';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { readCells, readExtents, valueOf } from './cells.js';
import { listIndicators } from './indicators/indicator.js';
import { placesWithin } from './pages/downloads.js';
import { openPlace } from './places.js';
import { askForRefresh, progressAnswer } from './pages/refresh.js';
import { readsResults, refreshesResults, seesIndicators } from './policy.js';
import { districtStates } from './refresh/state.js';

const query = z.object({
  place: z.uuid(),
  indicator: z.string().optional(),
  /** The calendar year in which the school year begins. */
  year: z.coerce.number().int().optional(),
  /** A key such as grade-3; all grades together without it. */
  grade: z.string().default('all'),
  group: z.string().optional(),
});

const result = z.object({
  place: z.string(),
  year: z.number(),
  indicator: z.string(),
  grade: z.string(),
  group: z.string(),
  students: z.number(),
  numerator: z.number(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
});
const extent = z.object({ place: z.string(), year: z.number(), asOf: z.string().nullable(), running: z.boolean() });
const answer = z.object({
  /** These figures are exact and not for publication. */
  exact: z.literal(true),
  places: z.array(z.object({ id: z.string(), name: z.string() })),
  extents: z.array(extent),
  results: z.array(result),
});

const indicator = z.object({
  key: z.string(),
  name: z.object({ en: z.string(), es: z.string() }),
  text: z.object({ en: z.string(), es: z.string() }),
  unit: z.string(),
  direction: z.string(),
  counts: z.unknown().optional(),
  numerator: z.unknown(),
  denominator: z.unknown().optional(),
  source: z.object({ name: z.string(), url: z.string().optional() }),
});

const refreshing = z.object({
  state: z.enum(['running', 'done', 'failed']),
  done: z.int(),
  total: z.int(),
  /** Whether the records changed since the results were counted. */
  changed: z.boolean(),
});

const refreshRoute = '/api/v1/results/:place/refresh';
const ofDistrict = z.object({ place: z.uuid() });

export const api = [
  get(refreshRoute, refreshesResults, async (visit) => refreshJson(visit, (await openPlace(visit)).districtId), {
    api: { summary: 'Whether the results of a district are up to date', params: ofDistrict, response: refreshing },
  }),
  post(refreshRoute, refreshesResults, async (visit) => refreshJson(visit, await askForRefresh(visit)), {
    api: {
      summary: 'Count the results of a district again where its records changed',
      params: ofDistrict,
      response: refreshing,
    },
  }),
  get('/api/v1/results', readsResults, resultsJson, {
    api: { summary: 'Exact results of a place, for those inside', query, response: answer },
  }),
  get('/api/v1/indicators', seesIndicators, indicatorsJson, {
    api: { summary: 'What the indicators count', response: z.object({ indicators: z.array(indicator) }) },
  }),
];

async function resultsJson(visit: Visit): Promise<Response> {
  const { place: id, indicator: key, year, grade, group } = visit.query(query);
  const place = await openPlace(visit, id);
  const places = await placesWithin(visit, place);
  const byKey = new Map((await listIndicators(visit)).map((each) => [each.key, each]));
  const cells = await readCells(visit, place.districtId, [...places.keys()], {
    indicator: key,
    year,
    grade,
    subgroup: group,
  });
  return visit.json({
    exact: true,
    places: [...places].map(([placeId, name]) => ({ id: placeId, name })),
    extents: await readExtents(visit, place.districtId, [...places.keys()]),
    results: cells.flatMap((cell) => {
      const found = byKey.get(cell.indicator);
      if (!found) return [];
      const { subgroup, xx: _xx, xy: _xy, yy: _yy, ...rest } = cell;
      return [{ ...rest, group: subgroup, value: valueOf(found, cell) }];
    }),
  } satisfies z.input<typeof answer>);
}

async function refreshJson(visit: Visit, district: string): Promise<Response> {
  const { state, done, total } = await progressAnswer(visit, district);
  const [known] = await districtStates(visit, district);
  return visit.json({ state, done, total, changed: known?.changed ?? false } satisfies z.input<typeof refreshing>);
}

async function indicatorsJson(visit: Visit): Promise<Response> {
  return visit.json({ indicators: await listIndicators(visit) });
}
