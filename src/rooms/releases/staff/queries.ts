import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { type Progress, progressOf } from '#ground/jobs/progress.js';
import type { PublicTable } from '../face/content.js';
import { type Proposal, proposalColumns, publicCell } from '../proposal.js';

export interface District {
  id: string;
  name: string;
}

/** A proposal with everything that became of it. */
export interface KnownProposal extends Proposal {
  proposer: string;
  outcome: {
    ledgerHolds: boolean;
    holds: boolean;
    shown: number;
    withheld: number;
    attacked: number;
    lookedAt: Date;
  } | null;
  approval: { by: string; at: Date; repeatsUntil: string | null } | null;
  end: { by: string; at: Date; reason: string } | null;
  /** The number of the release that it became. */
  released: number | null;
}

type Reader = Pick<Visit, 'client'>;

/** The districts whose releases this person prepares, by name. */
export async function districtsOf({ client, holdings }: Pick<Visit, 'client' | 'holdings'>): Promise<District[]> {
  const ids = holdings.filter(({ role }) => role === 'district data steward').map(({ placeId }) => placeId);
  const { rows } = await client.query<District>(
    `select id, name from commons.organization where kind = 'district' and id = any ($1) order by plain_name, id`,
    [ids],
  );
  return rows;
}

/** Opens the district that the path names, for this transaction; nobody learns of one that is not theirs. */
export async function openDistrict(visit: Visit): Promise<District> {
  const district = (await districtsOf(visit)).find(({ id }) => id === visit.param('district'));
  if (!district) throw notFound();
  await visit.client.query(`select records.open('releases', $1)`, [district.id]);
  return district;
}

interface Row extends Proposal {
  proposer: string;
  holds: boolean | null;
  shown: number;
  withheld: number;
  attacked: number;
  lookedAt: Date;
  approvedBy: string | null;
  approvedAt: Date;
  repeatsUntil: string | null;
  endedBy: string | null;
  endedAt: Date;
  endReason: string;
  released: number | null;
  latest: number;
  lookedBeside: number;
}

const columns = `${proposalColumns}, proposer.name as proposer, o.certificate_holds as holds, o.shown, o.withheld, o.attacked, o.looked_at as "lookedAt",
  approver.name as "approvedBy", a.approved_at as "approvedAt", a.repeats_until::text as "repeatsUntil",
  ender.name as "endedBy", e.ended_at as "endedAt", e.reason as "endReason", r.number as released,
  (select coalesce(max(number), 0) from published.release l where l.district_id = p.district_id) as latest,
  split_part(o.ledger, ' ', 1)::integer as "lookedBeside"`;
const tables = `records.release_proposal p join commons.person proposer on proposer.id = p.proposed_by
  left join records.release_outcome o on o.district_id = p.district_id and o.proposal_id = p.id
  left join records.release_approval a on a.district_id = p.district_id and a.proposal_id = p.id
  left join commons.person approver on approver.id = a.approved_by
  left join records.release_end e on e.district_id = p.district_id and e.proposal_id = p.id
  left join commons.person ender on ender.id = e.ended_by
  left join published.release r on r.id = p.id`;

export async function listProposals({ client }: Reader, district: District): Promise<KnownProposal[]> {
  const { rows } = await client.query<Row>(
    `select ${columns} from ${tables} where p.district_id = $1 order by p.proposed_at desc, p.id desc limit 200`,
    [district.id],
  );
  return rows.map(known);
}

export async function findKnownProposal(
  { client }: Reader,
  district: District,
  id: string,
): Promise<KnownProposal | undefined> {
  const { rows } = await client.query<Row>(
    `select ${columns} from ${tables} where p.district_id = $1 and p.id::text = $2`,
    [district.id, id],
  );
  return rows[0] && known(rows[0]);
}

function known(row: Row): KnownProposal {
  const { holds, shown, withheld, attacked, lookedAt, approvedBy, approvedAt, repeatsUntil, endedBy, endedAt } = row;
  return {
    ...row,
    outcome:
      holds === null
        ? null
        : { holds, shown, withheld, attacked, lookedAt, ledgerHolds: row.lookedBeside === row.latest },
    approval: approvedBy === null ? null : { by: approvedBy, at: approvedAt, repeatsUntil },
    end: endedBy === null ? null : { by: endedBy, at: endedAt, reason: row.endReason },
  };
}

/** Where a proposal stands. */
export type State =
  | { at: 'looking' | 'publishing'; progress: Progress | undefined }
  | { at: 'failed'; failure: string }
  | { at: 'unsafe' | 'stale' | 'waiting' | 'released' | 'ended' };

/** What is written beside the proposal decides; progress only tells how far a step is, or that it failed. */
export async function stateOf(visit: Visit, { id, outcome, approval, end, released }: KnownProposal): Promise<State> {
  if (released !== null) return { at: 'released' };
  if (end) return { at: 'ended' };
  const progress = await progressOf(visit, id);
  if (progress?.state === 'failed' && (approval || !outcome))
    return { at: 'failed', failure: progress.failure ?? 'unexpected' };
  if (approval) return { at: 'publishing', progress };
  if (!outcome || progress?.state === 'running') return { at: 'looking', progress };
  if (!outcome.ledgerHolds) return { at: 'stale' };
  return { at: outcome.holds ? 'waiting' : 'unsafe' };
}

/** What is held back of one cell, for staff alone. */
export interface Withheld {
  number: number;
  place: string;
  group: string;
  students: number;
  count: number | null;
  average: number | null;
  showsStudents: boolean;
  why: 'small count' | 'complementary' | 'no certificate' | 'withheld by its publisher';
}

/** What the public would see of a proposal; the same masks as when it is published. */
export async function previewTables({ client }: Reader, { districtId, id }: Proposal): Promise<PublicTable[]> {
  const { rows } = await client.query<PublicTable>(
    `select t.number, t.definition, t.year, t.as_of::text as "asOf", t.running,
       (select jsonb_agg(jsonb_build_object('place', c.place_id, 'group', c."group",
          'students', ${publicCell.students}, 'count', ${publicCell.count}, 'value', ${publicCell.value}))
        from records.release_cell c where c.district_id = t.district_id and c.proposal_id = t.proposal_id and c.number = t.number) as cells
     from records.release_table t where t.district_id = $1 and t.proposal_id = $2 order by t.number`,
    [districtId, id],
  );
  return rows;
}

export async function listWithheld({ client }: Reader, { districtId, id }: Proposal): Promise<Withheld[]> {
  const { rows } = await client.query<Withheld>(
    `select number, place_id as place, "group", students, count, average, shows_students as "showsStudents", why
     from records.release_cell where district_id = $1 and proposal_id = $2 and not shows_value order by number, place_id, "group"`,
    [districtId, id],
  );
  return rows;
}

/** By cell (see `cellId`): the least and the greatest number that an outsider can think possible; null: no limit. */
export async function findingsOf(
  { client }: Reader,
  { districtId, id }: Proposal,
): Promise<Map<string, { low: number; high: number | null }>> {
  const { rows } = await client.query<{ cell: string; low: number; high: number | null }>(
    'select cell, low, high from records.release_finding where district_id = $1 and proposal_id = $2',
    [districtId, id],
  );
  return new Map(rows.map(({ cell, low, high }) => [cell, { low, high }]));
}
