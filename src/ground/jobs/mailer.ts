import nodemailer from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';
import type { Config } from '../config.js';
import type { Database } from '../db/open.js';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Whoever reads it can sign in as the recipient. */
  opensDoor?: boolean;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Sends through the mail server of MAIL_URL; without one, mail waits on the outbox page. */
export function createMailer(config: Config, database: Database): Mailer {
  if (!config.MAIL_URL) return { send: (mail) => keepInOutbox(database, mail, config.DEMO) };
  const transport = nodemailer.createTransport(config.MAIL_URL);
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from: config.MAIL_FROM, to, subject, text });
    },
  };
}

/** Staff read the outbox: a mail that would let them sign in as its recipient keeps its text in the demonstration alone. */
async function keepInOutbox(
  database: Database,
  { to, subject, text, opensDoor }: Mail,
  demonstration: boolean,
): Promise<void> {
  await database
    .pool('doorkeeper')
    .query('insert into auth.outbox (id, recipient, subject, body) values ($1, $2, $3, $4)', [
      uuidv7(),
      to,
      subject,
      opensDoor && !demonstration ? null : text,
    ]);
}
