import { conflict, notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { approve } from '../proposal.js';
import { words } from '../words.js';
import { proposalPath } from './list.js';
import { findKnownProposal, type KnownProposal, openDistrict, type State, stateOf } from './queries.js';

export interface LookedUp {
  proposal: KnownProposal;
  state: State;
}

export async function lookUp(visit: Visit): Promise<LookedUp> {
  const district = await openDistrict(visit);
  const proposal = await findKnownProposal(visit, district, visit.param('id'));
  if (!proposal) throw notFound();
  return { proposal, state: await stateOf(visit, proposal) };
}

/** `POST …/approval`: a second person says yes to what they looked at. */
export async function postApproval(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const { proposal, state } = await lookUp(visit);
  if (proposal.approval) return visit.redirect(proposalPath(proposal));
  if (state.at !== 'waiting' || visit.form.text('lookedAt') !== proposal.outcome?.lookedAt.toISOString())
    throw conflict(say('approve.stale'));
  if (!visit.actor || visit.actor.personId === proposal.proposedBy) throw conflict(say('approve.own'));
  const repeats = visit.form.all('repeats').includes('yes');
  const until = repeats ? endOfSchoolYear(visit.services.clock.now()) : null;
  await approve(visit, proposal, visit.actor.personId, until);
  await enqueue(visit, 'publish-release', proposal.id);
  return visit.redirect(proposalPath(proposal));
}

/** `POST …/end`: it is not to be released, or not to be repeated any more. */
export async function postEnd(visit: Visit): Promise<Response> {
  const looked = await lookUp(visit);
  await endProposal(visit, looked);
  return visit.redirect(proposalPath(looked.proposal));
}

/** `POST …/look`: something was published meanwhile, so it is protected once more, beside that. */
export async function postLook(visit: Visit): Promise<Response> {
  const looked = await lookUp(visit);
  await lookAgain(visit, looked);
  return visit.redirect(proposalPath(looked.proposal));
}

export async function endProposal(visit: Visit, { proposal, state }: LookedUp): Promise<void> {
  if (state.at === 'publishing') throw conflict(words.in(visit.locale)('end.late'));
  if (proposal.end || (state.at === 'released' && !proposal.approval?.repeatsUntil)) return;
  await visit.client.query(
    `insert into records.release_end (district_id, proposal_id, ended_by, reason) values ($1, $2, $3, $4)`,
    [proposal.districtId, proposal.id, visit.actor?.personId, visit.form.text('why').slice(0, 2000)],
  );
}

export async function lookAgain(visit: Visit, { proposal, state }: LookedUp): Promise<void> {
  if (['stale', 'unsafe', 'waiting'].includes(state.at) || (state.at === 'failed' && !proposal.approval))
    await enqueue(visit, 'protect-release', proposal.id);
}

/** The June 30 with which the running school year ends. */
export function endOfSchoolYear(now: Date): string {
  const year = now.getUTCFullYear() + (now.getUTCMonth() >= 6 ? 1 : 0);
  return `${year}-06-30`;
}
