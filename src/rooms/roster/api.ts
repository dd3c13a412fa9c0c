import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { type FieldError, invalid } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { progressOf } from '#ground/jobs/progress.js';
import { beginImport, confirmImport, undoImport } from './pages/actions.js';
import { lookAt } from './pages/frame.js';
import { type State, stateOf } from './pages/state.js';
import { bringsInRecords } from './policy.js';
import { countProblems, findImport, listImports, listProblems, openDistrict, type RecordsImport } from './queries.js';
import { words } from './words.js';

const counts = z.object({
  added: z.int(),
  changed: z.int(),
  ended: z.int(),
  unchanged: z.int(),
  before: z.int(),
});
const listed = z.object({
  id: z.uuid(),
  /** Which of the district's imports it is, once it is in. */
  number: z.int().nullable(),
  state: z.enum(['working', 'failed', 'preview', 'done', 'undone', 'forgotten']),
  step: z.enum(['looking', 'committing', 'undoing']).nullable(),
  /** Why the step failed, in a word. */
  failure: z.string().nullable(),
  system: z.string(),
  fileName: z.string(),
  begunAt: z.iso.datetime(),
  /** To be sent back with the confirmation: it says what was looked at. */
  lookedAt: z.iso.datetime().nullable(),
  committedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
});
const whole = listed.extend({
  /** What has to be accepted before it can come in. */
  refused: z.string().nullable(),
  outlook: z.record(z.string(), counts).nullable(),
  files: z.array(z.object({ path: z.string(), kind: z.string().nullable() })),
  /** Codes and schools that nobody has explained. */
  unknown: z.object({ codes: z.array(z.string()), schools: z.array(z.string()) }),
  problems: z.array(
    z.object({ code: z.string(), weight: z.enum(['refuses', 'notes']), count: z.int(), text: z.string() }),
  ),
});
const problem = z.object({
  weight: z.enum(['refuses', 'notes']),
  code: z.string(),
  text: z.string(),
  file: z.string(),
  line: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
});

const inDistrict = z.object({ district: z.uuid() });
const one = inDistrict.extend({ id: z.uuid() });
const base = '/api/v1/records/:district/imports';

export const api = [
  get(base, bringsInRecords, listJson, {
    api: {
      summary: 'Imports of a district, the latest first',
      params: inDistrict,
      response: z.object({ imports: z.array(listed) }),
    },
  }),
  post(base, bringsInRecords, beginJson, {
    upload: true,
    api: {
      summary: 'Send an export, and have it looked at',
      params: inDistrict,
      body: z.object({ file: z.file(), system: z.string(), id: z.uuid().optional() }),
      response: whole,
    },
  }),
  get(`${base}/:id`, bringsInRecords, async (visit) => wholeJson(visit, await lookAt(visit)), {
    api: { summary: 'An import: where it stands, what it would change, what is wrong', params: one, response: whole },
  }),
  get(`${base}/:id/problems`, bringsInRecords, problemsJson, {
    api: {
      summary: 'What was noticed in the files, row by row',
      params: one,
      response: z.object({ problems: z.array(problem) }),
    },
  }),
  post(`${base}/:id/confirmation`, bringsInRecords, confirmJson, {
    api: {
      summary: 'Bring in what was looked at',
      params: one,
      body: z.object({ lookedAt: z.iso.datetime(), accept: z.literal('yes').optional() }),
      response: whole,
    },
  }),
  post(`${base}/:id/undo`, bringsInRecords, undoJson, {
    api: { summary: 'Take the latest import back', params: one, response: whole },
  }),
];

async function listJson(visit: Visit): Promise<Response> {
  const imports = [];
  for (const each of await listImports(visit, await openDistrict(visit)))
    imports.push(headOf(each, stateOf(each, await progressOf(visit, each.id))));
  return visit.json({ imports } satisfies { imports: z.input<typeof listed>[] });
}

async function beginJson(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const district = await openDistrict(visit);
  const [id, system, file] = [visit.form.text('id') || uuidv7(), visit.form.text('system'), visit.form.file('file')];
  const errors: FieldError[] = [];
  if (!file) errors.push({ field: 'file', message: say('upload.choose') });
  if (system === '') errors.push({ field: 'system', message: say('upload.system.enter') });
  if (!z.uuid().safeParse(id).success) errors.push({ field: 'id', message: say('api.id') });
  if (errors.length > 0 || !file) throw invalid(errors);
  await beginImport(visit, district, { id, system, file });
  const begun = (await findImport(visit, district, id))!;
  return wholeJson(visit, { found: begun, state: stateOf(begun, undefined) });
}

async function confirmJson(visit: Visit): Promise<Response> {
  const looked = await lookAt(visit);
  const answer = { lookedAt: visit.form.text('lookedAt'), accepted: visit.form.text('accept') === 'yes' };
  if (await confirmImport(visit, looked, answer)) return wholeJson(visit, await lookAt(visit));
  throw invalid([{ field: 'accept', message: words.in(visit.locale)('preview.accept.enter') }]);
}

async function undoJson(visit: Visit): Promise<Response> {
  await undoImport(visit, await lookAt(visit));
  return wholeJson(visit, await lookAt(visit));
}

async function wholeJson(visit: Visit, { found, state }: { found: RecordsImport; state: State }): Promise<Response> {
  const say = words.in(visit.locale);
  const problems = await countProblems(visit, found);
  return visit.json({
    ...headOf(found, state),
    refused: found.refused,
    outlook: found.outlook,
    files: (found.found?.files ?? []).map(({ path, kind }) => ({ path, kind: kind ?? null })),
    unknown: {
      codes: (found.seen?.codes ?? []).filter(({ isKnown }) => !isKnown).map(({ code }) => code),
      schools: (found.seen?.schools ?? []).filter(({ school }) => school === undefined).map(({ id }) => id),
    },
    problems: problems.map((each) => ({ ...each, text: say(`problem.${each.code}`) })),
  } satisfies z.input<typeof whole>);
}

const mostProblems = 10_000;

async function problemsJson(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const { found } = await lookAt(visit);
  const problems = await listProblems(visit, found, mostProblems);
  return visit.json({ problems: problems.map((each) => ({ ...each, text: say(`problem.${each.code}`) })) });
}

function headOf(each: RecordsImport, state: State): z.input<typeof listed> {
  const time = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: each.id,
    number: each.number,
    state: state.at,
    step: 'step' in state ? state.step : null,
    failure: 'failure' in state ? state.failure : null,
    system: each.sourceSystem,
    fileName: each.fileName,
    begunAt: each.begunAt.toISOString(),
    lookedAt: time(each.lookedAt),
    committedAt: time(each.committedAt),
    undoneAt: time(each.undoneAt),
  };
}
