import { z } from 'zod';
import { notFound } from '#ground/http/errors.js';
import { anyone, get } from '#ground/http/route.js';
import { type Framework, findFramework, listFrameworks } from './queries.js';

const inLanguages = z.object({ en: z.string().optional(), es: z.string().optional() });

const framework = z.object({
  key: z.string(),
  standard: z.boolean().describe('Shared by the field; otherwise the coalition’s own'),
  shown: z.boolean().describe('Whether the coalition has chosen it'),
  version: z.number().int(),
  savedAt: z.iso.datetime(),
  name: inLanguages,
  origin: inLanguages.describe('Who wrote it'),
  summary: inLanguages,
  principles: z.array(
    z.object({ position: z.number().int(), part: inLanguages.nullable(), title: inLanguages, body: inLanguages }),
  ),
});

const whichVersion = z.object({
  version: z.coerce.number().int().min(1).max(999_999).optional().describe('An older version; otherwise the newest'),
});

export const frameworkApi = [
  get(
    '/api/v1/frameworks',
    anyone,
    async (visit) => {
      const frameworks = await listFrameworks(visit, { shownOnly: false });
      return visit.json({ items: frameworks.map(forPrograms) });
    },
    { api: { summary: 'Frameworks of principles', response: z.object({ items: z.array(framework) }) }, cached: true },
  ),
  get(
    '/api/v1/frameworks/:framework',
    anyone,
    async (visit) => {
      const { version } = visit.query(whichVersion);
      const found = await findFramework(visit, visit.param('framework'), version);
      if (!found) throw notFound();
      return visit.json(forPrograms(found));
    },
    {
      api: {
        summary: 'One framework of principles',
        params: z.object({ framework: z.string() }),
        query: whichVersion,
        response: framework,
      },
      cached: true,
    },
  ),
];

const forPrograms = (found: Framework): z.input<typeof framework> => ({
  key: found.key,
  standard: found.standard,
  shown: found.shown,
  version: found.version,
  savedAt: found.savedAt.toISOString(),
  name: found.name,
  origin: found.origin,
  summary: found.summary,
  principles: found.principles,
});
