import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { conflict, invalid } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { type Progress, progressOf } from '#ground/jobs/progress.js';
import { words } from '../words.js';
import type { KnownProposal } from './queries.js';

/** An attack on a release that is out. Its figures are there once it was made. */
export interface KnownAudit {
  id: string;
  askedAt: Date;
  auditedAt: Date | null;
  releases: number | null;
  attacked: number | null;
  exposed: number | null;
}

/** The audits of a release, the latest first. */
export async function listAudits(
  { client }: Pick<Visit, 'client'>,
  { districtId, id }: KnownProposal,
): Promise<KnownAudit[]> {
  const { rows } = await client.query<KnownAudit>(
    `select id, asked_at as "askedAt", audited_at as "auditedAt", releases, attacked, exposed
     from records.release_audit where district_id = $1 and proposal_id = $2 order by asked_at desc, id desc limit 50`,
    [districtId, id],
  );
  return rows;
}

export async function auditState(visit: Visit, { id, auditedAt }: KnownAudit): Promise<Progress['state']> {
  return auditedAt ? 'done' : ((await progressOf(visit, id))?.state ?? 'waiting');
}

/** Has a release attacked once more; sent twice with the same id, or while an attack is on, it is attacked once. */
export async function askForAudit(visit: Visit, proposal: KnownProposal): Promise<void> {
  const say = words.in(visit.locale);
  if (proposal.released === null) throw conflict(say('audit.notReleased'));
  const id = visit.form.text('id') || uuidv7();
  if (!z.uuid().safeParse(id).success) throw invalid([{ field: 'id', message: say('error.again') }]);
  for (const audit of await listAudits(visit, proposal)) {
    if (audit.id === id || ['waiting', 'running'].includes(await auditState(visit, audit))) return;
  }
  await visit.client.query(
    'insert into records.release_audit (district_id, id, proposal_id, asked_by) values ($1, $2, $3, $4)',
    [proposal.districtId, id, proposal.id, visit.actor?.personId],
  );
  await enqueue(visit, 'audit-release', id);
}
