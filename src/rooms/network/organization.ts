import type { Scope } from '#ground/db/scope.js';

export type Kind = 'network' | 'center' | 'district' | 'school' | 'partner';
export type Level = 'elementary' | 'middle' | 'high' | 'other';
export type Sector = 'public' | 'private';
export const levels: readonly Level[] = ['elementary', 'middle', 'high', 'other'];
export const sectors: readonly Sector[] = ['public', 'private'];

/** A place of the house. Days are ISO days; grades run from -1 (pre-kindergarten) over 0 (kindergarten) to 13 (ungraded). */
export interface Organization {
  id: string;
  kind: Kind;
  name: string;
  /** 12 digits for a school, 7 for a district; null for a place that NCES does not know. */
  ncesId: string | null;
  district: { id: string; name: string; ncesId: string | null } | null;
  street: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  latitude: number | null;
  longitude: number | null;
  website: string | null;
  phone: string | null;
  sector: Sector | null;
  level: Level | null;
  gradeLow: number | null;
  gradeHigh: number | null;
  closedOn: string | null;
  source: string | null;
  asOf: string | null;
  /** Key of the stage of affiliation it stands at today; null when it is not affiliated. */
  stage: string | null;
}

type Reader = Pick<Scope, 'client'>;

/** The columns of {@link Organization}, from `commons.organization o`. */
export const organizationColumns = `
  o.id, o.kind, o.name, o.street, o.city, o.state, o.zip, o.latitude, o.longitude, o.website, o.phone, o.sector, o.level,
  o.grade_low as "gradeLow", o.grade_high as "gradeHigh", o.closed_on::text as "closedOn", o.source, o.as_of::text as "asOf",
  (select min(value) from commons.external_id where organization_id = o.id and system = 'nces') as "ncesId",
  (select json_build_object('id', d.id, 'name', d.name, 'ncesId',
     (select min(value) from commons.external_id where organization_id = d.id and system = 'nces'))
   from commons.organization d where d.id = o.parent_id and d.kind = 'district') as district,
  (select stage from commons.affiliation where organization_id = o.id and until is null) as stage`;

/** Where the page of a school or a district is. */
export function organizationPath({ kind, id, ncesId }: Pick<Organization, 'kind' | 'id' | 'ncesId'>): string {
  if (kind === 'school') return `/schools/${ncesId ?? id}`;
  if (kind === 'district') return `/districts/${ncesId ?? id}`;
  return '/';
}

/** Finds a place by our id or by its NCES id; undefined when there is none. */
export async function findOrganization({ client }: Reader, id: string): Promise<Organization | undefined> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  const which = isUuid
    ? 'o.id = $1'
    : `o.id = (select organization_id from commons.external_id where system = 'nces' and value = $1)`;
  const { rows } = await client.query<Organization>(
    `select ${organizationColumns} from commons.organization o where ${which}`,
    [id],
  );
  return rows[0];
}

/** Every open place of a kind by name, at most `limit` of them; within a district when one is named. */
export async function listOrganizations(
  { client }: Reader,
  { kind, districtId = null, limit = 1000 }: { kind: Kind; districtId?: string | null; limit?: number },
): Promise<Organization[]> {
  const { rows } = await client.query<Organization>(
    `select ${organizationColumns} from commons.organization o
     where o.kind = $1 and o.closed_on is null and ($2::uuid is null or o.parent_id = $2)
     order by o.plain_name, o.id limit $3`,
    [kind, districtId, limit],
  );
  return rows;
}

/** The names of open districts, to choose from; none when there are more than `most`. */
export async function nameDistricts(
  { client }: Reader,
  most: number,
): Promise<{ id: string; ncesId: string | null; name: string }[]> {
  const { rows } = await client.query<{ id: string; ncesId: string | null; name: string }>(
    `select o.id, o.name, (select min(value) from commons.external_id where organization_id = o.id and system = 'nces') as "ncesId"
     from commons.organization o where o.kind = 'district' and o.closed_on is null
     order by o.plain_name, o.id limit $1`,
    [most + 1],
  );
  return rows.length > most ? [] : rows;
}

/** The coalition itself; undefined before it is set up. */
export async function theNetwork({ client }: Reader): Promise<Organization | undefined> {
  const { rows } = await client.query<Organization>(
    `select ${organizationColumns} from commons.organization o where o.kind = 'network'`,
  );
  return rows[0];
}
