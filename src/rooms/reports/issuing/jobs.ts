import { keeperScope } from '#ground/db/scope.js';
import { type Job, JobRefused } from '#ground/jobs/job.js';
import { findReport } from '../report.js';
import { issueReport } from './issue.js';
import { mailCode, mailLink } from './letters.js';

/** Freezes an approved report, its subject, and mails the link to its recipient. */
export const issue: Job = {
  name: 'issue-report',
  run: async (context) => {
    const sent = await keeperScope(context.database, async (scope) => {
      const report = await findReport(scope, context.subject);
      if (!report) throw new JobRefused('gone');
      await issueReport(scope, report);
      const { rowCount } = await scope.client.query(
        'select from records.report_issue where district_id = $1 and report_id = $2 and link_sent_at is not null',
        [report.districtId, report.id],
      );
      return rowCount === 1;
    });
    if (!sent) await mailLink(context, context.subject);
  },
};

/** Mails the recipient of a report, its subject, another link. */
export const sendLink: Job = {
  name: 'send-report-link',
  run: (context) => mailLink(context, context.subject),
};

/** Mails a code, its subject, that a recipient asked for. */
export const sendCode: Job = {
  name: 'send-report-code',
  run: (context) => mailCode(context, context.subject),
};
