import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { invalid } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { audiences } from '../proposal.js';
import { ruleSets } from '../protect/rules.js';
import { preparesReleases } from '../policy.js';
import { askForAudit, auditState, listAudits } from './audits.js';
import { endProposal, lookAgain, type LookedUp, lookUp } from './decide.js';
import { begin, problemsOf, readFields } from './fields.js';
import { findKnownProposal, type KnownProposal, listProposals, openDistrict, type State, stateOf } from './queries.js';

const listed = z.object({
  id: z.uuid(),
  state: z.enum(['looking', 'publishing', 'failed', 'unsafe', 'stale', 'waiting', 'released', 'ended']),
  /** Why it failed, in a word. */
  failure: z.string().nullable(),
  indicators: z.array(z.string()),
  years: z.array(z.int()),
  breakdowns: z.array(z.string()),
  schools: z.boolean(),
  audience: z.enum(audiences),
  rules: z.string(),
  licence: z.string(),
  corrects: z.uuid().nullable(),
  reason: z.string(),
  proposedAt: z.iso.datetime(),
  /** What the attack found, once it was made. */
  certificate: z
    .object({
      holds: z.boolean(),
      shown: z.int(),
      withheld: z.int(),
      attacked: z.int(),
      lookedAt: z.iso.datetime(),
    })
    .nullable(),
  approvedAt: z.iso.datetime().nullable(),
  repeatsUntil: z.string().nullable(),
  /** The number of the release that it became. */
  released: z.int().nullable(),
});

const inDistrict = z.object({ district: z.uuid() });
const one = inDistrict.extend({ id: z.uuid() });
const asked = z.object({
  indicators: z.array(z.string()),
  years: z.array(z.string()),
  breakdowns: z.array(z.string()).optional(),
  schools: z.enum(['yes', 'no']).optional(),
  audience: z.enum(audiences).optional(),
  rules: z.enum(ruleSets.map(({ key }) => key)).optional(),
  licence: z.string().optional(),
  corrects: z.uuid().optional(),
  reason: z.string().optional(),
  id: z.uuid().optional(),
});
const audits = z.object({
  audits: z.array(
    z.object({
      id: z.uuid(),
      state: z.enum(['waiting', 'running', 'done', 'failed']),
      askedAt: z.iso.datetime(),
      auditedAt: z.iso.datetime().nullable(),
      /** How many releases were attacked together. */
      releases: z.int().nullable(),
      /** How many numbers must stay hidden. */
      attacked: z.int().nullable(),
      /** How many of them an outsider could narrow down further than the rules allow. */
      exposed: z.int().nullable(),
    }),
  ),
});
const base = '/api/v1/releases/proposals/:district';

/** Proposing, for programs. To approve is a person's, on the page that shows what the public will see. */
export const proposalsApi = [
  get(base, preparesReleases, listJson, {
    api: {
      summary: 'Proposed releases of a district, the latest first',
      params: inDistrict,
      response: z.object({ proposals: z.array(listed) }),
    },
  }),
  post(base, preparesReleases, proposeJson, {
    api: {
      summary: 'Propose a release, and have it protected and attacked',
      params: inDistrict,
      body: asked,
      response: listed,
    },
  }),
  get(`${base}/:id`, preparesReleases, async (visit) => answer(visit, await lookUp(visit)), {
    api: { summary: 'A proposed release: where it stands, and its certificate', params: one, response: listed },
  }),
  post(`${base}/:id/look`, preparesReleases, after(lookAgain), {
    api: { summary: 'Protect and attack a proposed release once more', params: one, response: listed },
  }),
  post(`${base}/:id/end`, preparesReleases, after(endProposal), {
    api: {
      summary: 'Take a proposal back, or end its monthly repetition',
      params: one,
      body: z.object({ why: z.string().optional() }),
      response: listed,
    },
  }),
  get(`${base}/:id/audits`, preparesReleases, async (visit) => auditsJson(visit, await lookUp(visit)), {
    api: { summary: 'Attacks on a release since it was published, the latest first', params: one, response: audits },
  }),
  post(`${base}/:id/audits`, preparesReleases, auditJson, {
    api: {
      summary: 'Attack a release once more, with everything that is published by now',
      params: one,
      body: z.object({ id: z.uuid().optional() }),
      response: audits,
    },
  }),
];

async function auditJson(visit: Visit): Promise<Response> {
  const looked = await lookUp(visit);
  await askForAudit(visit, looked.proposal);
  return auditsJson(visit, looked);
}

async function auditsJson(visit: Visit, { proposal }: LookedUp): Promise<Response> {
  const told: z.input<typeof audits>['audits'] = [];
  for (const audit of await listAudits(visit, proposal)) {
    const { id, releases, attacked, exposed } = audit;
    const state = await auditState(visit, audit);
    const times = { askedAt: audit.askedAt.toISOString(), auditedAt: audit.auditedAt?.toISOString() ?? null };
    told.push({ id, state, ...times, releases, attacked, exposed });
  }
  return visit.json({ audits: told });
}

async function listJson(visit: Visit): Promise<Response> {
  const proposals = [];
  for (const each of await listProposals(visit, await openDistrict(visit)))
    proposals.push(told(each, await stateOf(visit, each)));
  return visit.json({ proposals });
}

/** What is not said is as the form has it at first. */
async function proposeJson(visit: Visit): Promise<Response> {
  const district = await openDistrict(visit);
  const given = readFields(visit);
  const fields = {
    ...given,
    id: given.id || uuidv7(),
    schools: given.schools || 'yes',
    audience: given.audience || 'everyone',
    rules: given.rules || ruleSets[0]!.key,
    licence: given.licence || 'CC BY 4.0',
  };
  const errors = await problemsOf(visit, district, fields);
  if (errors.length > 0) throw invalid(errors);
  await begin(visit, district, fields);
  const proposal = (await findKnownProposal(visit, district, fields.id))!;
  return answer(visit, { proposal, state: await stateOf(visit, proposal) });
}

function after(act: (visit: Visit, looked: LookedUp) => Promise<void>) {
  return async (visit: Visit): Promise<Response> => {
    await act(visit, await lookUp(visit));
    return answer(visit, await lookUp(visit));
  };
}

const answer = (visit: Visit, { proposal, state }: LookedUp): Response => visit.json(told(proposal, state));

function told(proposal: KnownProposal, state: State): z.input<typeof listed> {
  const { id, indicators, years, breakdowns, schools, audience, rules, licence, corrects, reason } = proposal;
  const { outcome, approval } = proposal;
  return {
    id,
    state: state.at,
    failure: 'failure' in state ? state.failure : null,
    indicators,
    years,
    breakdowns,
    schools,
    audience,
    rules,
    licence,
    corrects,
    reason,
    proposedAt: proposal.proposedAt.toISOString(),
    certificate: outcome && {
      holds: outcome.holds,
      shown: outcome.shown,
      withheld: outcome.withheld,
      attacked: outcome.attacked,
      lookedAt: outcome.lookedAt.toISOString(),
    },
    approvedAt: approval?.at.toISOString() ?? null,
    repeatsUntil: approval?.repeatsUntil ?? null,
    released: proposal.released,
  };
}
