import type { Job } from '#ground/jobs/job.js';

/** Forgets, each night, what sign-in needs no more: sessions and links that are over, mail that waited a month. */
export const tidyDoors: Job = {
  name: 'tidy-sign-in',
  schedule: '20 7 * * *',
  run: async ({ database }) => {
    const keeper = database.pool('keeper');
    await keeper.query('delete from auth.session where expires_at < now()');
    await keeper.query('delete from auth.verification where expires_at < now()');
    await keeper.query(`delete from auth.outbox where created_at < now() - interval '30 days'`);
  },
};
