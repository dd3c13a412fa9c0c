import type { Scope } from '#ground/db/scope.js';

/** A time at one stage. `until` is null for the stage of today. Reasons come for network staff alone. */
export interface Affiliation {
  id: string;
  stage: string;
  since: string;
  until: string | null;
  /** Made up for a demonstration. */
  fictional: boolean;
  reasons: { change: 'began' | 'ended'; reason: string; by: string | null; at: Date }[];
}

/** Every stage a school has stood at, the latest first. */
export async function affiliationsOf(
  { client }: Pick<Scope, 'client'>,
  organizationId: string,
): Promise<Affiliation[]> {
  const { rows } = await client.query<Omit<Affiliation, 'reasons'>>(
    `select id, stage, since::text, until::text, fictional from commons.affiliation where organization_id = $1 order by since desc, id desc`,
    [organizationId],
  );
  return rows.map((row) => ({ ...row, reasons: [] }));
}

/** The same with who changed it and why; for those whom the database lets read it. */
export async function affiliationsWithReasons(
  scope: Pick<Scope, 'client'>,
  organizationId: string,
): Promise<Affiliation[]> {
  const affiliations = await affiliationsOf(scope, organizationId);
  const { rows } = await scope.client.query(
    `select affiliation_id as id, change, reason, p.name as by, decided_at as at
     from commons.affiliation_reason left join commons.person p on p.id = decided_by
     where affiliation_id = any ($1) order by decided_at`,
    [affiliations.map(({ id }) => id)],
  );
  return affiliations.map((each) => ({
    ...each,
    reasons: rows.filter(({ id }) => id === each.id) as Affiliation['reasons'],
  }));
}
