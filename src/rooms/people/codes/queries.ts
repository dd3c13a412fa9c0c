import type { Scope } from '#ground/db/scope.js';

export interface KeptCode {
  id: string;
  madeBy: string;
  madeAt: Date;
  expiresAt: Date;
}

/** The codes of a person that still open. */
export async function openCodes({ client }: Scope, personId: string): Promise<KeptCode[]> {
  const { rows } = await client.query<KeptCode>(
    `select c.id, maker.name as "madeBy", c.made_at as "madeAt", c.expires_at as "expiresAt"
     from commons.sign_in_code c join commons.person maker on maker.id = c.made_by
     where c.person_id = $1 and c.ended_at is null and c.expires_at > now() order by c.made_at desc`,
    [personId],
  );
  return rows;
}

/** Whether the actor may make a code for this person. */
export async function mayMakeCode({ client }: Scope, personId: string): Promise<boolean> {
  return (await client.query<{ may: boolean }>('select commons.may_make_code($1) as may', [personId])).rows[0]?.may ?? false;
}
