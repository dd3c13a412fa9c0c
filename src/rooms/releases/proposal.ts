import type { Scope } from '#ground/db/scope.js';

/** Who will see what is released: everybody, or the site teams of the district's schools. */
export const audiences = ['everyone', 'teams'] as const;
export type Audience = (typeof audiences)[number];

export const isAudience = (text: string): text is Audience => (audiences as readonly string[]).includes(text);

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
  audience: Audience;
  rules: string;
  licence: string;
  corrects: string | null;
  reason: string;
  repeats: string | null;
  proposedBy: string;
  proposedAt: Date;
}

export const proposalColumns = `p.id, p.district_id as "districtId", p.indicators, p.years, p.breakdowns, p.schools, p.audience, p.rules, p.licence,
  p.corrects, p.reason, p.repeats, p.proposed_by as "proposedBy", p.proposed_at as "proposedAt"`;

export async function findProposal({ client }: Pick<Scope, 'client'>, id: string): Promise<Proposal | undefined> {
  const { rows } = await client.query<Proposal>(
    `select ${proposalColumns} from records.release_proposal p where p.id::text = $1`,
    [id],
  );
  return rows[0];
}

/** SQL: what the public is given of an exact cell `c`: nothing where withheld, and no more digits than are shown. */
export const publicCell = {
  students: 'case when c.shows_students then c.students end',
  count: 'case when c.shows_value then c.count end',
  value: `case when c.shows_value then round(coalesce(c.average, 100.0 * c.count / c.students, c.students)::numeric, 1)::double precision end`,
};

/** What is proposed, as it comes from a form, the command line or the demonstration; each checks it before. */
export type NewProposal = Omit<Proposal, 'repeats' | 'proposedAt'>;

export async function propose({ client }: Pick<Scope, 'client'>, proposal: NewProposal): Promise<void> {
  await client.query(
    `insert into records.release_proposal (district_id, id, indicators, years, breakdowns, schools, rules, licence, corrects, reason, proposed_by, audience)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      proposal.districtId,
      proposal.id,
      proposal.indicators,
      proposal.years,
      proposal.breakdowns,
      proposal.schools,
      proposal.rules,
      proposal.licence,
      proposal.corrects,
      proposal.reason,
      proposal.proposedBy,
      proposal.audience,
    ],
  );
}

/** The database refuses whoever proposed it. With `repeatsUntil` (an ISO day) the clock releases the same tables each month until then. */
export async function approve(
  { client }: Pick<Scope, 'client'>,
  { districtId, id, proposedBy }: Pick<Proposal, 'districtId' | 'id' | 'proposedBy'>,
  approvedBy: string,
  repeatsUntil: string | null,
): Promise<void> {
  await client.query(
    `insert into records.release_approval (district_id, proposal_id, proposed_by, approved_by, repeats_until) values ($1, $2, $3, $4, $5)`,
    [districtId, id, proposedBy, approvedBy, repeatsUntil],
  );
}

export async function isApproved(
  { client }: Pick<Scope, 'client'>,
  { districtId, id }: Pick<Proposal, 'districtId' | 'id'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from records.release_approval where district_id = $1 and proposal_id = $2',
    [districtId, id],
  );
  return rowCount === 1;
}
