import { keeperScope } from '#ground/db/scope.js';
import { type Job, JobRefused } from '#ground/jobs/job.js';
import { auditRelease } from './audit.js';
import { lookAt } from './looking/look.js';
import { findProposal, isApproved } from './proposal.js';
import { lockReleases, publishRelease } from './publishing/publish.js';
import { dueRepeats, repeatRelease } from './publishing/repeat.js';

/** Freezes, protects and attacks what a proposal, its subject, names. What was approved is not looked at again. */
export const protectRelease: Job = {
  name: 'protect-release',
  run: ({ database, subject, progress }) =>
    keeperScope(database, async (scope) => {
      const proposal = await findProposal(scope, subject);
      if (!proposal) throw new JobRefused('gone');
      await lockReleases(scope, proposal.districtId);
      if (!(await isApproved(scope, proposal))) await lookAt(scope, proposal, progress);
    }),
};

/** Makes an approved proposal, its subject, public: all of it or nothing. */
export const publish: Job = {
  name: 'publish-release',
  run: ({ database, subject }) =>
    keeperScope(database, async (scope) => {
      const proposal = await findProposal(scope, subject);
      if (!proposal) throw new JobRefused('gone');
      await publishRelease(scope, proposal);
    }),
};

/** Attacks a release that is out, as its subject, an audit, asks. */
export const auditPublished: Job = {
  name: 'audit-release',
  run: ({ database, subject }) =>
    keeperScope(database, async (scope) => {
      const { rows } = await scope.client.query<{ release: string }>(
        'select proposal_id as release from records.release_audit where id = $1 and audited_at is null',
        [subject],
      );
      const audit = rows[0] && (await auditRelease(scope, rows[0].release));
      if (!audit) return;
      await scope.client.query(
        `update records.release_audit set audited_at = now(), releases = $2, attacked = $3, exposed = $4 where id = $1`,
        [subject, audit.releases, audit.attacked, audit.exposed],
      );
    }),
};

/** What was approved for each month is released when the records reach a new one. */
export const repeatReleases: Job = {
  name: 'repeat-releases',
  schedule: '30 5 * * *',
  run: async ({ database, log, progress }) => {
    const today = new Date().toISOString().slice(0, 10);
    const due = await keeperScope(database, (scope) => dueRepeats(scope, today));
    for (const [index, each] of due.entries()) {
      progress(index, due.length);
      const released = await keeperScope(database, (scope) => repeatRelease(scope, each));
      log.info(released ? 'A monthly release was published' : 'A monthly release waits for people', {
        proposal: each.proposalId,
      });
    }
  },
};
