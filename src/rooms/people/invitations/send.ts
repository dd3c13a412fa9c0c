import type { Job } from '#ground/jobs/job.js';
import { sendInvitationJob } from './actions.js';
import { invitationLetter } from './letter.js';

/** Mails an invitation. Killed half-way it sends again: two mails are better than none. */
export const sendInvitation: Job = {
  name: sendInvitationJob,
  run: async ({ database, config, mailer, subject }) => {
    const letter = await invitationLetter(database, config, subject);
    if (letter) await mailer.send(letter.mail);
  },
};
