import type { Scope } from '#ground/db/scope.js';

export type InvitationState = 'waiting' | 'expired' | 'accepted' | 'revoked';

export interface Invitation {
  id: string;
  personId: string;
  name: string;
  email: string;
  role: string;
  place: string;
  invitedBy: string | null;
  invitedAt: Date;
  state: InvitationState;
}

/** Invitations, the newest first; `q` looks in name, address and place. */
export async function listInvitations({ client }: Scope, q: string): Promise<Invitation[]> {
  const { rows } = await client.query<Invitation>(
    `select i.id, i.person_id as "personId", p.name, i.email, i.role, o.name as place, inviter.name as "invitedBy", i.invited_at as "invitedAt",
       case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
            when i.expires_at <= now() then 'expired' else 'waiting' end as state
     from commons.invitation i
     join commons.person p on p.id = i.person_id
     join commons.organization o on o.id = i.place_id
     left join commons.person inviter on inviter.id = i.invited_by
     where concat_ws(' ', p.name, i.email, o.name) ilike '%' || $1 || '%'
     order by i.invited_at desc, i.id limit 1000`,
    [q.replace(/[\\%_]/g, String.raw`\$&`)],
  );
  return rows;
}
