import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '#ground/db/scope.js';
import { lookAt } from '../looking/look.js';
import { findProposal } from '../proposal.js';
import { lockReleases, publishRelease } from './publish.js';

/** A standing approval whose tables can be released again: the records go on into a month that was not released yet. */
export interface DueRepeat {
  proposalId: string;
  districtId: string;
  year: number;
}

export async function dueRepeats({ client }: Pick<Scope, 'client'>, today: string): Promise<DueRepeat[]> {
  const { rows } = await client.query<DueRepeat>(
    `select a.proposal_id as "proposalId", a.district_id as "districtId", e.year
     from records.release_approval a
     join published.release r on r.id = a.proposal_id
     join records.result_extent e on e.district_id = a.district_id and e.place_id = a.district_id and e.running
     where a.repeats_until >= $1::date
       and not exists (select from records.release_end x where x.district_id = a.district_id and x.proposal_id = a.proposal_id)
       and not exists (select from records.release_proposal p join records.release_table t on t.district_id = p.district_id and t.proposal_id = p.id
         where p.district_id = a.district_id and (p.id = a.proposal_id or p.repeats = a.proposal_id)
           and t.year = e.year and date_trunc('month', t.as_of) >= date_trunc('month', e.as_of))
     order by a.approved_at`,
    [today],
  );
  return rows;
}

/**
 * Proposes the same tables again, up to the latest day of the records. Where the attack finds nothing they are released under the
 * standing approval; otherwise the proposal waits for people. Gives whether it was released.
 */
export async function repeatRelease(
  scope: Pick<Scope, 'client'>,
  { proposalId, districtId, year }: DueRepeat,
): Promise<boolean> {
  const { client } = scope;
  await lockReleases(scope, districtId);
  const id = uuidv7();
  await client.query(
    `insert into records.release_proposal (district_id, id, indicators, years, breakdowns, schools, audience, rules, licence, repeats, proposed_by)
     select district_id, $3, indicators, array[$4::smallint], breakdowns, schools, audience, rules, licence, id, proposed_by
     from records.release_proposal where district_id = $1 and id = $2`,
    [districtId, proposalId, id, year],
  );
  const proposal = (await findProposal(scope, id))!;
  const { holds } = await lookAt(scope, proposal);
  if (!holds) return false;
  await client.query(
    `insert into records.release_approval (district_id, proposal_id, proposed_by, approved_by)
     select district_id, $3, proposed_by, approved_by from records.release_approval where district_id = $1 and proposal_id = $2`,
    [districtId, proposalId, id],
  );
  await publishRelease(scope, proposal);
  return true;
}
