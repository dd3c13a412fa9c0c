import { hashCode, newCode } from '#ground/auth/code.js';
import { conflict, refused } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { words } from '../words.js';
import { mayMakeCode } from './queries.js';

/** A school year and the summer after it. */
const days = 400;

/** Makes a code for a person and gives it, this once. Codes made before end, so that a lost letter opens nothing. */
export async function makeCode(visit: Visit, id: string, personId: string): Promise<{ code: string; expiresAt: Date }> {
  if (!(await mayMakeCode(visit, personId))) throw refused();
  const { rowCount } = await visit.client.query('select from commons.sign_in_code where id = $1', [id]);
  if (rowCount !== 0) throw conflict(words.in(visit.locale)('code.shown'));
  await endCodes(visit, personId);
  const code = newCode();
  const expiresAt = new Date(Date.now() + days * 24 * 3600 * 1000);
  await visit.client.query('insert into commons.sign_in_code (id, person_id, hash, made_by, expires_at) values ($1, $2, $3, $4, $5)', [
    id, personId, hashCode(visit.services.config, code), visit.actor!.personId, expiresAt,
  ]);
  return { code, expiresAt };
}

export async function endCodes({ client, actor }: Visit, personId: string): Promise<void> {
  await client.query('update commons.sign_in_code set ended_at = now(), ended_by = $2 where person_id = $1 and ended_at is null', [personId, actor!.personId]);
}
