import type { Scope } from '#ground/db/scope.js';

/** What a steward proposes to release. */
export interface Proposal {
  id: string;
  districtId: string;
  indicators: string[];
  /** School years, by the calendar year in which they begin. */
  years: number[];
  breakdowns: string[];
  /** The district's schools too. */
  schools: boolean;
  rules: string;
  licence: string;
  corrects: string | null;
  reason: string;
  repeats: string | null;
  proposedBy: string;
  proposedAt: Date;
}

export const proposalColumns = `p.id, p.district_id as "districtId", p.indicators, p.years, p.breakdowns, p.schools, p.rules, p.licence,
  p.corrects, p.reason, p.repeats, p.proposed_by as "proposedBy", p.proposed_at as "proposedAt"`;

export async function findProposal({ client }: Pick<Scope, 'client'>, id: string): Promise<Proposal | undefined> {
  const { rows } = await client.query<Proposal>(
    `select ${proposalColumns} from records.release_proposal p where p.id::text = $1`,
    [id],
  );
  return rows[0];
}
