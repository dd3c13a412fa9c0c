import { waitingLinks, writeLink } from '#ground/auth/link.js';
import type { Job } from '#ground/jobs/job.js';
import { isLocale } from '#ground/i18n/locale.js';
import { words } from '../words.js';

const minutes = 15;
/** More mail than this in a quarter of an hour helps nobody, and could be someone's idea of a nuisance. */
const mostLinks = 3;

/** Sends a link to an address that has an account or an invitation; for any other, does nothing. */
export const sendLink: Job = {
  name: 'send-sign-in-link',
  run: async ({ database, config, mailer, subject }) => {
    const keeper = database.pool('keeper');
    const { rows } = await keeper.query<{ email: string; locale: string; next: string; known: boolean }>(
      `select email, locale, next,
         exists (select from auth."user" u where u.email = r.email) or exists (select from auth.invitations_for(r.email)) as known
       from auth.link_request r where id = $1`,
      [subject],
    );
    const [request] = rows;
    if (request?.known && (await waitingLinks(database, request.email)) < mostLinks) {
      const locale = isLocale(request.locale) ? request.locale : 'en';
      const say = words.in(locale);
      const query = new URLSearchParams({ token: await writeLink(database, request.email, minutes), next: request.next, lang: locale });
      const link = `${config.BASE_URL}/sign-in/link?${query}`;
      await mailer.send({ to: request.email, subject: say('mail.link.subject'), text: say('mail.link.text', { link, minutes }), opensDoor: true });
    }
    await keeper.query('delete from auth.link_request where id = $1', [subject]);
  },
};
