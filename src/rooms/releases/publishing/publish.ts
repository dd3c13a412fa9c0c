import type { Scope } from '#ground/db/scope.js';
import { JobRefused } from '#ground/jobs/job.js';
import { ledgerOf } from '../looking/look.js';
import { findRuleSet, type RuleSet } from '../protect/rules.js';
import { type Proposal, publicCell } from '../proposal.js';
import { showFigures } from './figures.js';

/** What its audience may know of the rules that a release was held to. */
export type PublicRules = Pick<RuleSet, 'key' | 'name' | 'text' | 'source' | 'minimumGroupSize' | 'leastCount'>;

/**
 * Shows an approved proposal to its audience, all of it in the caller's transaction, and gives the number of the release.
 *
 * @throws JobRefused where nobody approved it, where it is not safe, or where more was published since it was looked at
 */
export async function publishRelease(scope: Pick<Scope, 'client'>, proposal: Proposal): Promise<number> {
  const { client } = scope;
  await lockReleases(scope, proposal.districtId);
  const { rows } = await client.query<{ ledger: string; ready: boolean; number: number | null }>(
    `select o.ledger, o.certificate_holds and a.proposal_id is not null
         and not exists (select from records.release_end e where e.proposal_id = o.proposal_id) as ready,
       (select number from published.release r where r.id = o.proposal_id) as number
     from records.release_outcome o left join records.release_approval a using (district_id, proposal_id)
     where o.district_id = $1 and o.proposal_id = $2`,
    [proposal.districtId, proposal.id],
  );
  const [found] = rows;
  if (found?.number) return found.number;
  if (!found?.ready) throw new JobRefused('not-approved');
  if (found.ledger !== (await ledgerOf(scope, proposal.districtId))) throw new JobRefused('ledger-moved');
  const number = await freeze(scope, proposal);
  if (proposal.audience === 'everyone') await showFigures(scope, proposal.id);
  return number;
}

/** One release of a district at a time: two at once would not know of each other. Until the end of the transaction. */
export async function lockReleases({ client }: Pick<Scope, 'client'>, district: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('releases ' || $1, 0))`, [district]);
}

async function freeze({ client }: Pick<Scope, 'client'>, proposal: Proposal): Promise<number> {
  const { key, name, text, source, minimumGroupSize, leastCount } = findRuleSet(proposal.rules)!;
  const rules: PublicRules = { key, name, text, source, minimumGroupSize, leastCount };
  const { rows } = await client.query<{ number: number }>(
    `insert into published.release (id, district_id, number, rules, licence, corrects, reason, audience)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 from published.release where district_id = $2 returning number`,
    [
      proposal.id,
      proposal.districtId,
      JSON.stringify(rules),
      proposal.licence,
      proposal.corrects,
      proposal.reason,
      proposal.audience,
    ],
  );
  await client.query(
    `insert into published.release_table (release_id, number, definition, year, as_of, running)
     select proposal_id, number, definition, year, as_of, running from records.release_table where district_id = $1 and proposal_id = $2`,
    [proposal.districtId, proposal.id],
  );
  await client.query(
    `insert into published.release_cell (release_id, number, place_id, "group", students, count, value)
     select c.proposal_id, c.number, c.place_id, c."group", ${publicCell.students}, ${publicCell.count}, ${publicCell.value}
     from records.release_cell c where district_id = $1 and proposal_id = $2`,
    [proposal.districtId, proposal.id],
  );
  return rows[0]!.number;
}
