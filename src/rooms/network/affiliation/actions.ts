import type { Scope } from '#ground/db/scope.js';

export interface StageChange {
  /** Made when the form was shown: sent twice, it counts once. */
  id: string;
  organizationId: string;
  stage: string;
  since: string;
  reason: string;
  decidedBy: string | null;
  fictional?: boolean;
}

/** Sets the stage of a school from a day on; the stage before it ends on that day. */
export async function setStage({ client }: Pick<Scope, 'client'>, change: StageChange): Promise<void> {
  const ended = await client.query<{ id: string }>(
    'update commons.affiliation set until = $2 where organization_id = $1 and until is null returning id',
    [change.organizationId, change.since],
  );
  await client.query(
    'insert into commons.affiliation (id, organization_id, stage, since, fictional) values ($1, $2, $3, $4, $5)',
    [change.id, change.organizationId, change.stage, change.since, change.fictional ?? false],
  );
  for (const { id } of ended.rows) await giveReason({ client }, id, 'ended', change);
  await giveReason({ client }, change.id, 'began', change);
}

/** Ends the affiliation of a school; its history stays. */
export async function endAffiliation(
  { client }: Pick<Scope, 'client'>,
  {
    affiliationId,
    until,
    ...decision
  }: { affiliationId: string; until: string; reason: string; decidedBy: string | null },
): Promise<void> {
  await client.query('update commons.affiliation set until = $2 where id = $1 and until is null', [
    affiliationId,
    until,
  ]);
  await giveReason({ client }, affiliationId, 'ended', decision);
}

async function giveReason(
  { client }: Pick<Scope, 'client'>,
  id: string,
  change: 'began' | 'ended',
  { reason, decidedBy }: { reason: string; decidedBy: string | null },
): Promise<void> {
  await client.query(
    'insert into commons.affiliation_reason (affiliation_id, change, decided_by, reason) values ($1, $2, $3, $4)',
    [id, change, decidedBy, reason],
  );
}
