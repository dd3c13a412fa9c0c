import { v7 as uuidv7 } from 'uuid';
import { conflict, invalid } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import type { Role } from '../roles.js';
import { words } from '../words.js';

export const sendInvitationJob = 'send-invitation';

export interface NewInvitation {
  id: string;
  email: string;
  name: string;
  role: Role;
  placeId: string;
  locale: string;
}

/** Invites someone by email to a role at a place. The person exists from now on; the role begins when they accept. */
export async function invite(visit: Visit, { id, email, name, role, placeId, locale }: NewInvitation): Promise<void> {
  const { client } = visit;
  if ((await client.query('select from commons.invitation where id = $1', [id])).rowCount !== 0) return;
  const { rowCount: waiting } = await client.query(
    `select from commons.invitation where email = $1 and role = $2 and place_id = $3
       and accepted_at is null and revoked_at is null and expires_at > now()`,
    [email, role, placeId],
  );
  if (waiting !== 0) throw invalid([{ field: 'email', message: words.in(visit.locale)('invitation.already') }]);
  const personId = await personFor(visit, email, name, locale);
  await client.query(
    'insert into commons.invitation (id, person_id, email, role, place_id, locale, invited_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, personId, email, role, placeId, locale, visit.actor!.personId],
  );
  await enqueue(visit, sendInvitationJob, id);
}

/** Whoever signs in with this address, or was invited with it before, is that person. */
async function personFor({ client }: Visit, email: string, name: string, locale: string): Promise<string> {
  const { rows } = await client.query<{ id: string | null }>(
    `select coalesce(commons.person_with_email($1), (select person_id from commons.invitation where email = $1 order by invited_at limit 1)) as id`,
    [email],
  );
  if (rows[0]?.id) return rows[0].id;
  const id = uuidv7();
  await client.query('insert into commons.person (id, name, locale) values ($1, $2, $3)', [id, name, locale]);
  return id;
}

/** Sends the invitation again, with thirty more days. */
export async function resendInvitation(visit: Visit, id: string): Promise<void> {
  const { rowCount } = await visit.client.query(
    `update commons.invitation set expires_at = now() + interval '30 days' where id = $1 and accepted_at is null and revoked_at is null`,
    [id],
  );
  if (rowCount === 0) throw conflict(words.in(visit.locale)('invitation.notWaiting'));
  await enqueue(visit, sendInvitationJob, id);
}

/** Takes the invitation back: links that were sent for it open nothing from now on. */
export async function revokeInvitation(visit: Visit, id: string): Promise<void> {
  const { rowCount } = await visit.client.query(
    'update commons.invitation set revoked_at = now(), revoked_by = $2 where id = $1 and accepted_at is null and revoked_at is null',
    [id, visit.actor!.personId],
  );
  if (rowCount === 0) throw conflict(words.in(visit.locale)('invitation.notWaiting'));
}
