import { keeperScope } from '#ground/db/scope.js';
import type { Job } from '#ground/jobs/job.js';
import { findCoalition } from '../coalition.js';
import { words } from '../words.js';
import type { Message } from './message.js';

/** Sends a message of the contact page on to the coalition's own address, where it has one. */
export const mailMessage: Job = {
  name: 'mail-contact-message',
  run: async ({ database, config, mailer, subject }) => {
    const keeper = database.pool('keeper');
    const { rows } = await keeper.query<Message>(
      'select id, name, email, body, locale from commons.message where id = $1 and mailed_at is null',
      [subject],
    );
    const coalition = await keeperScope(database, findCoalition);
    const [message] = rows;
    if (!message || !coalition?.contactEmail) return;
    const { name, email, body } = message;
    const say = words.in(coalition.languages[0] ?? 'en');
    await mailer.send({
      to: coalition.contactEmail,
      subject: say('contact.mail.subject', { coalition: coalition.name }),
      text: say('contact.mail.text', {
        name,
        email: email ?? say('contact.mail.noEmail'),
        body,
        link: `${config.BASE_URL}/messages`,
      }),
    });
    await keeper.query('update commons.message set mailed_at = now() where id = $1', [subject]);
  },
};
