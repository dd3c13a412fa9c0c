import type { Visit } from '#ground/http/visit.js';
import { type Progress, progressOf } from '#ground/jobs/progress.js';
import type { Desk } from '../desks.js';
import { type Report, reportColumns } from '../report.js';

/** A report with everything that became of it. */
export interface KnownReport extends Report {
  asker: string;
  askedAt: Date;
  district: string;
  approval: { by: string; at: Date } | null;
  end: { by: string; at: Date; reason: string } | null;
  issue: { number: number; at: Date; linkSentAt: Date | null } | null;
  /** How many of its openings were used up. */
  opened: number;
}

interface Row extends Report {
  asker: string;
  askedAt: Date;
  district: string;
  approvedBy: string | null;
  approvedAt: Date;
  endedBy: string | null;
  endedAt: Date;
  endReason: string;
  number: number | null;
  issuedAt: Date;
  linkSentAt: Date | null;
  opened: number;
}

const known = `select ${reportColumns}, asker.name as asker, r.asked_at as "askedAt", d.name as district,
    approver.name as "approvedBy", a.approved_at as "approvedAt", ender.name as "endedBy", e.ended_at as "endedAt", e.reason as "endReason",
    i.number, i.issued_at as "issuedAt", i.link_sent_at as "linkSentAt",
    (select count(*)::integer from records.report_access x where x.district_id = r.district_id and x.report_id = r.id and x.act = 'entered') as opened
  from records.report r join commons.person asker on asker.id = r.asked_by join commons.organization d on d.id = r.district_id
    left join records.report_approval a on a.district_id = r.district_id and a.report_id = r.id
    left join commons.person approver on approver.id = a.approved_by
    left join records.report_end e on e.district_id = r.district_id and e.report_id = r.id
    left join commons.person ender on ender.id = e.ended_by
    left join records.report_issue i on i.district_id = r.district_id and i.report_id = r.id`;

type Reader = Pick<Visit, 'client'>;

/** The reports of an open desk, the latest first. */
export async function listReports({ client }: Reader, desk: Desk): Promise<KnownReport[]> {
  const { rows } = await client.query<Row>(
    `${known} where r.district_id = $1 and ($2::uuid is null or r.school_id = $2) order by r.asked_at desc, r.id desc limit 500`,
    [desk.districtId, desk.kind === 'school' ? desk.id : null],
  );
  return rows.map(fold);
}

export async function findKnownReport(
  { client }: Reader,
  desk: Pick<Desk, 'districtId'>,
  id: string,
): Promise<KnownReport | undefined> {
  const { rows } = await client.query<Row>(`${known} where r.district_id = $1 and r.id::text = $2`, [
    desk.districtId,
    id,
  ]);
  return rows[0] && fold(rows[0]);
}

function fold(row: Row): KnownReport {
  const { approvedBy, approvedAt, endedBy, endedAt, endReason, number, issuedAt, linkSentAt } = row;
  return {
    ...row,
    approval: approvedBy === null ? null : { by: approvedBy, at: approvedAt },
    end: endedBy === null ? null : { by: endedBy, at: endedAt, reason: endReason },
    issue: number === null ? null : { number, at: issuedAt, linkSentAt },
  };
}

/** Where a report stands. */
export type State =
  | { at: 'waiting' | 'open' | 'refused' | 'withdrawn' | 'expired' }
  | { at: 'issuing'; progress: Progress | undefined }
  | { at: 'failed'; failure: string };

/** What is written beside the report decides; progress only tells that the job failed. */
export async function stateOf(visit: Visit, { id, approval, end, issue, expiresAt }: KnownReport): Promise<State> {
  if (end) return { at: approval ? 'withdrawn' : 'refused' };
  if (expiresAt <= visit.services.clock.now()) return { at: 'expired' };
  if (issue) return { at: 'open' };
  if (!approval) return { at: 'waiting' };
  const progress = await progressOf(visit, id);
  return progress?.state === 'failed' ? { at: 'failed', failure: progress.failure ?? '' } : { at: 'issuing', progress };
}

/** One thing that was done with a report after it was issued. */
export interface Access {
  act: 'code asked' | 'wrong code' | 'entered' | 'viewed' | 'downloaded' | 'exported';
  at: Date;
}

export async function listAccesses({ client }: Reader, { districtId, id }: Report): Promise<Access[]> {
  const { rows } = await client.query<Access>(
    'select act, at from records.report_access where district_id = $1 and report_id = $2 order by at desc, id limit 500',
    [districtId, id],
  );
  return rows;
}

/** Whether this person is the one who can approve it: of the district, and somebody else than who asked. */
export const waitsFor = ({ actor }: Visit, desk: Desk, report: KnownReport, { at }: State): boolean =>
  at === 'waiting' && desk.kind === 'district' && actor?.personId !== report.askedBy;
