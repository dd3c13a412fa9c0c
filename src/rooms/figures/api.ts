import { z } from 'zod';
import type { Visit } from '#ground/http/visit.js';
import { anyone, get } from '#ground/http/route.js';
import { listMeasures, listSources } from './measures.js';

const query = z.object({
  measure: z.string().optional(),
  place: z.uuid().optional(),
  group: z.string().optional(),
  year: z.string().optional(),
  /** From `next` of the page before. */
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});

const figure = z.object({
  place: z.string(),
  placeName: z.string().nullable(),
  state: z.string().nullable(),
  measure: z.string(),
  group: z.string(),
  year: z.string(),
  value: z.number().nullable(),
  mark: z.enum(['value', 'withheld', 'missing', 'not applicable']),
  source: z.object({
    publisher: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    asOf: z.string(),
    licence: z.string(),
  }),
});
const answer = z.object({ figures: z.array(figure), next: z.string().nullable() });

const measure = z.object({
  key: z.string(),
  name: z.string(),
  definition: z.string(),
  unit: z.string(),
  direction: z.string(),
  definitionSource: z.string(),
  definitionUrl: z.string().nullable(),
  base: z.string().nullable(),
  derived: z.boolean(),
});
const catalogue = z.object({ measures: z.array(measure), sources: z.array(z.record(z.string(), z.unknown())) });

export const api = [
  get('/api/v1/figures', anyone, listFigures, {
    cached: true,
    api: { summary: 'Figures that others published, as they may be shown', query, response: answer },
  }),
  get('/api/v1/measures', anyone, catalogueJson, {
    cached: true,
    api: { summary: 'What the measures mean, and whose figures stand for them', response: catalogue },
  }),
];

async function listFigures(visit: Visit): Promise<Response> {
  const asked = visit.query(query);
  const { rows } = await visit.client.query<z.infer<typeof figure>>(
    `select f.place_id as place, o.name as "placeName", p.state, f.measure, f."group", f.year, f.value, f.mark,
       json_build_object('publisher', s.publisher, 'title', s.title, 'url', s.url, 'asOf', s.as_of, 'licence', s.licence) as source
     from published.figure f join published.figure_place p on p.id = f.place_id
     join published.source s on s.id = f.source_id left join commons.organization o on o.id = p.organization_id
     where ($1::text is null or f.measure = $1) and ($2::uuid is null or f.place_id = $2)
       and ($3::text is null or f."group" = $3) and ($4::text is null or f.year = $4)
       and ($5::text is null or (f.place_id::text, f.measure, f."group", f.year) > (split_part($5, ' ', 1), split_part($5, ' ', 2), split_part($5, ' ', 3), split_part($5, ' ', 4)))
     order by f.place_id::text, f.measure, f."group", f.year limit $6`,
    [
      asked.measure ?? null,
      asked.place ?? null,
      asked.group ?? null,
      asked.year ?? null,
      asked.after ?? null,
      asked.limit,
    ],
  );
  const last = rows.length === asked.limit ? rows.at(-1) : undefined;
  return visit.json({ figures: rows, next: last ? `${last.place} ${last.measure} ${last.group} ${last.year}` : null });
}

export async function catalogueJson(visit: Visit): Promise<Response> {
  return visit.json({ measures: await listMeasures(visit, visit.locale), sources: await listSources(visit) });
}
