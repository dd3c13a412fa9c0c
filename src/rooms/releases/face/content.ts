import type { Scope } from '#ground/db/scope.js';
import type { Indicator } from '#rooms/results/room.js';
import type { PublicRules } from '../publishing/publish.js';

/** One place and group. Null: withheld. */
export interface PublicCell {
  place: string;
  group: string;
  students: number | null;
  /** How many of them count, where the indicator is a share. */
  count: number | null;
  /** In the indicator's unit. */
  value: number | null;
}

/** One indicator in one year, as the public sees it. */
export interface PublicTable {
  number: number;
  definition: Indicator;
  year: number;
  asOf: string | null;
  running: boolean;
  cells: PublicCell[];
}

export interface PublicPlace {
  id: string;
  name: string;
  kind: 'district' | 'school';
}

export interface Release {
  id: string;
  district: { id: string; name: string };
  number: number;
  rules: PublicRules;
  licence: string;
  releasedAt: Date;
  /** The release that this one corrects, and what was wrong with it. */
  corrects: { id: string; number: number } | null;
  reason: string;
  /** The release that corrects this one. */
  correctedBy: { id: string; number: number; reason: string } | null;
}

type Reader = Pick<Scope, 'client'>;

const columns = `r.id, jsonb_build_object('id', d.id, 'name', d.name) as district, r.number, r.rules, r.licence, r.released_at as "releasedAt", r.reason,
  (select jsonb_build_object('id', b.id, 'number', b.number) from published.release b where b.id = r.corrects) as corrects,
  (select jsonb_build_object('id', c.id, 'number', c.number, 'reason', c.reason) from published.release c where c.corrects = r.id
   order by c.number desc limit 1) as "correctedBy"`;
const tables = 'published.release r join commons.organization d on d.id = r.district_id';
const forEveryone = `r.audience = 'everyone'`;

/** All releases that are for everybody, the latest first; also to somebody who may see more. */
export async function listReleases({ client }: Reader): Promise<Release[]> {
  const { rows } = await client.query<Release>(
    `select ${columns} from ${tables} where ${forEveryone} order by r.released_at desc, r.number desc`,
  );
  return rows;
}

export async function findRelease({ client }: Reader, id: string): Promise<Release | undefined> {
  const { rows } = await client.query<Release>(
    `select ${columns} from ${tables} where ${forEveryone} and r.id::text = $1`,
    [id],
  );
  return rows[0];
}

/** Its tables, with the cells in no order. */
export async function tablesOf({ client }: Reader, release: string): Promise<PublicTable[]> {
  const { rows } = await client.query<PublicTable>(
    `select t.number, t.definition, t.year, t.as_of::text as "asOf", t.running,
       (select jsonb_agg(jsonb_build_object('place', c.place_id, 'group', c."group", 'students', c.students, 'count', c.count, 'value', c.value))
        from published.release_cell c where c.release_id = t.release_id and c.number = t.number) as cells
     from published.release_table t where t.release_id = $1 order by t.number`,
    [release],
  );
  return rows;
}

/** The places that tables are about: the district first, then its schools by name. */
export async function placesOf({ client }: Reader, shown: readonly PublicTable[]): Promise<PublicPlace[]> {
  const { rows } = await client.query<PublicPlace>(
    `select id, name, kind from commons.organization where id = any ($1) order by kind, plain_name, id`,
    [[...new Set(shown.flatMap(({ cells }) => cells.map(({ place }) => place)))]],
  );
  return rows;
}
