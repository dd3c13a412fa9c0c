import { keeperScope } from '#ground/db/scope.js';
import { type Job, JobRefused } from '#ground/jobs/job.js';
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
