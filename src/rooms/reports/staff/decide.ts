import { conflict, type FieldError, notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { words } from '../words.js';
import { reportPath } from './list.js';
import { type Found, lookUp } from './look-up.js';
import { showAgain } from './report.js';

/** `POST …/approval`: a data steward who did not ask says yes; the figures are frozen next. */
export async function postApproval(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const { desk, report, state } = await lookUp(visit);
  if (report.approval && !report.end) return visit.redirect(reportPath(desk, report));
  if (state.at !== 'waiting') throw conflict(say('approve.over'));
  if (desk.kind !== 'district') throw notFound();
  if (visit.actor?.personId === report.askedBy) throw conflict(say('approve.own'));
  const { rowCount } = await visit.client.query(
    `insert into records.report_approval (district_id, report_id, asked_by, approved_by) values ($1, $2, $3, $4) on conflict do nothing`,
    [report.districtId, report.id, report.askedBy, visit.actor?.personId],
  );
  if (rowCount) await enqueue(visit, 'issue-report', report.id);
  return visit.redirect(reportPath(desk, report));
}

/** `POST …/end`: refused, or withdrawn; its link opens nothing from now on. */
export async function postEnd(visit: Visit): Promise<Response> {
  const found = await lookUp(visit);
  const errors = await endReport(visit, found);
  return errors.length > 0 ? showAgain(visit, errors) : visit.redirect(reportPath(found.desk, found.report));
}

/** @returns what is missing; where anything is, nothing ended */
export async function endReport(visit: Visit, { desk, report }: Found): Promise<FieldError[]> {
  const say = words.in(visit.locale);
  if (desk.kind === 'school' && visit.actor?.personId !== report.askedBy) throw conflict(say('end.others'));
  if (report.end) return [];
  const reason = visit.form.text('reason').slice(0, 2000);
  if (!reason) return [{ field: 'reason', message: say('error.reason') }];
  await visit.client.query(
    `insert into records.report_end (district_id, report_id, ended_by, reason) values ($1, $2, $3, $4) on conflict do nothing`,
    [report.districtId, report.id, visit.actor?.personId, reason],
  );
  return [];
}

/** `POST …/link`: the recipient is mailed another link, and the one before opens nothing any more. */
export async function postLink(visit: Visit): Promise<Response> {
  const { desk, report, state } = await lookUp(visit);
  if (state.at !== 'open') throw conflict(words.in(visit.locale)('link.over'));
  await enqueue(visit, 'send-report-link', report.id);
  return visit.redirect(`${reportPath(desk, report)}?sent=1`);
}
