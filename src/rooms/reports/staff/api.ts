import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { invalid } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { askFor, readFields } from '../asking/ask.js';
import { openDesk } from '../desks.js';
import { asksForReports } from '../policy.js';
import { endReport } from './decide.js';
import { type Found, lookUp } from './look-up.js';
import { type KnownReport, listAccesses, listReports, type State, stateOf } from './queries.js';

const listed = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'issuing', 'failed', 'open', 'refused', 'withdrawn', 'expired']),
  purpose: z.string(),
  basis: z.string(),
  agreement: z.string(),
  recipient: z.object({ name: z.string(), organization: z.string() }),
  indicators: z.array(z.string()),
  years: z.array(z.int()),
  places: z.array(z.uuid()),
  breakdowns: z.array(z.string()),
  askedAt: z.iso.datetime(),
  approvedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
  /** Which of the district's reports it is, once its figures are frozen. */
  number: z.int().nullable(),
  /** How many times it may be opened, and was. */
  openings: z.int(),
  opened: z.int(),
});
const whole = listed.extend({
  /** What was done with it since, the latest first. */
  accesses: z.array(z.object({ act: z.string(), at: z.iso.datetime() })),
});
const asked = z.object({
  purpose: z.string(),
  basis: z.string(),
  agreement: z.string(),
  recipientName: z.string(),
  recipientOrganization: z.string(),
  recipientEmail: z.string(),
  recipientLocale: z.enum(['en', 'es']).optional(),
  indicators: z.array(z.string()),
  years: z.array(z.string()),
  places: z.array(z.uuid()).optional(),
  breakdowns: z.array(z.string()).optional(),
  /** The last day on which it opens. */
  expires: z.iso.date(),
  openings: z.string().optional(),
  id: z.uuid().optional(),
});

const ofPlace = z.object({ place: z.uuid() });
const one = ofPlace.extend({ id: z.uuid() });
const base = '/api/v1/reports/:place';

/** Asking, for programs. To approve is a person's; the figures themselves go to the recipient alone, by link and code. */
export const api = [
  get(base, asksForReports, listJson, {
    api: {
      summary: 'Authorised reports of a district or school, the latest first',
      params: ofPlace,
      response: z.object({ reports: z.array(listed) }),
    },
  }),
  post(base, asksForReports, askJson, {
    api: { summary: 'Ask for an authorised report', params: ofPlace, body: asked, response: whole },
  }),
  get(`${base}/:id`, asksForReports, async (visit) => answer(visit, await lookUp(visit)), {
    api: { summary: 'An authorised report: where it stands, and who opened it', params: one, response: whole },
  }),
  post(`${base}/:id/end`, asksForReports, endJson, {
    api: {
      summary: 'Refuse or withdraw an authorised report',
      params: one,
      body: z.object({ reason: z.string() }),
      response: whole,
    },
  }),
];

async function listJson(visit: Visit): Promise<Response> {
  const reports = [];
  for (const each of await listReports(visit, await openDesk(visit)))
    reports.push(told(each, await stateOf(visit, each)));
  return visit.json({ reports });
}

/** What is not said is as the form has it at first. */
async function askJson(visit: Visit): Promise<Response> {
  const desk = await openDesk(visit);
  const given = readFields(visit, desk);
  const id = visit.form.text('id') || uuidv7();
  const errors = await askFor(visit, desk, id, {
    ...given,
    recipientLocale: given.recipientLocale || 'en',
    places: given.places.length > 0 ? given.places : [desk.id],
    openings: given.openings || '5',
  });
  if (errors.length > 0) throw invalid(errors);
  const report = (await listReports(visit, desk)).find((each) => each.id === id)!;
  return answer(visit, { desk, report, state: await stateOf(visit, report) });
}

async function endJson(visit: Visit): Promise<Response> {
  const errors = await endReport(visit, await lookUp(visit));
  if (errors.length > 0) throw invalid(errors);
  return answer(visit, await lookUp(visit));
}

async function answer(visit: Visit, { report, state }: Found): Promise<Response> {
  const accesses = (await listAccesses(visit, report)).map(({ act, at }) => ({ act, at: at.toISOString() }));
  return visit.json({ ...told(report, state), accesses } satisfies z.input<typeof whole>);
}

function told(report: KnownReport, { at }: State): z.input<typeof listed> {
  const { id, purpose, basis, agreement, indicators, years, places, breakdowns, openings, opened } = report;
  const time = (date: Date | undefined) => date?.toISOString() ?? null;
  return {
    id,
    state: at,
    purpose,
    basis,
    agreement,
    indicators,
    years,
    places,
    breakdowns,
    openings,
    opened,
    recipient: { name: report.recipientName, organization: report.recipientOrganization },
    askedAt: report.askedAt.toISOString(),
    approvedAt: time(report.approval?.at),
    endedAt: time(report.end?.at),
    expiresAt: report.expiresAt.toISOString(),
    number: report.issue?.number ?? null,
  };
}
