import { z } from 'zod';
import { invalid } from '#ground/http/errors.js';
import type { Scope } from '#ground/db/scope.js';
import type { Visit } from '#ground/http/visit.js';
import { emailAddress } from '#rooms/people/room.js';
import { words } from '../words.js';

export const longestMessage = 5000;
const longestName = 200;

export interface Message {
  id: string;
  name: string;
  email: string | null;
  body: string;
  locale: string;
}

export interface KeptMessage extends Message {
  sentAt: Date;
  answeredAt: Date | null;
  answeredBy: string | null;
}

/** The message that a form posted. Throws a RequestError 422 that names each wrong field. */
export function messageOf(visit: Visit): Message {
  const say = words.in(visit.locale);
  const { form, locale } = visit;
  const { id } = form.parse(z.object({ id: z.uuid() }));
  const [name, typed, body] = [form.text('name'), form.text('email'), form.text('body').replace(/\r\n?/g, '\n')];
  const email = typed === '' ? null : emailAddress(typed);
  const wrong = [
    ...(name === '' || name.length > longestName ? [{ field: 'name', message: say('contact.name.wrong') }] : []),
    ...(email === undefined ? [{ field: 'email', message: say('contact.email.wrong') }] : []),
    ...(body === '' ? [{ field: 'body', message: say('contact.body.missing') }] : []),
    ...(body.length > longestMessage
      ? [{ field: 'body', message: say('contact.body.long', { most: longestMessage }) }]
      : []),
  ];
  if (wrong.length > 0 || email === undefined) throw invalid(wrong);
  return { id, name, email, body, locale };
}

/** Keeps a message; the database asks for its mail. The same message sent twice is kept once. */
export async function keepMessage({ client }: Scope, { id, name, email, body, locale }: Message): Promise<void> {
  await client.query(
    'insert into commons.message (id, name, email, body, locale) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [id, name, email, body, locale],
  );
}

/** The newest messages, those that wait for an answer first. */
export async function listMessages({ client }: Scope): Promise<KeptMessage[]> {
  const { rows } = await client.query<KeptMessage>(
    `select m.id, m.name, m.email, m.body, m.locale, m.sent_at as "sentAt", a.answered_at as "answeredAt", p.name as "answeredBy"
     from commons.message m
     left join commons.message_answer a on a.message_id = m.id
     left join commons.person p on p.id = a.answered_by
     order by a.answered_at is not null, m.sent_at desc limit 200`,
  );
  return rows;
}

/** Notes that a message is answered; who says so first, stays. `missing` when there is no such message. */
export async function settleMessage({ client }: Scope, id: string, personId: string): Promise<'settled' | 'missing'> {
  const { rowCount } = await client.query('select from commons.message where id = $1', [id]);
  if (!rowCount) return 'missing';
  await client.query(
    'insert into commons.message_answer (message_id, answered_by) values ($1, $2) on conflict do nothing',
    [id, personId],
  );
  return 'settled';
}
