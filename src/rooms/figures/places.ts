import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';
import { organizationPath } from '#rooms/network/room.js';
import states from './states.json' with { type: 'json' };

/** A place that figures are about. */
export interface FigurePlace {
  id: string;
  kind: 'state' | 'network' | 'center' | 'district' | 'school' | 'partner';
  name: string;
  /** Its page in the directory; undefined for a state. */
  href: string | undefined;
  parentId: string | null;
  /** Postal code. */
  state: string | null;
}

interface PlaceRow extends Omit<FigurePlace, 'href' | 'kind' | 'name'> {
  kind: Exclude<FigurePlace['kind'], 'state'> | null;
  name: string | null;
  nces: string | null;
}

const columns = `place.id, o.kind, o.name, o.parent_id as "parentId", coalesce(place.state, o.state) as state,
  (select min(value) from commons.external_id where organization_id = o.id and system = 'nces') as nces`;

/** A place by its id; undefined where no figures are about it. */
export async function findPlace(
  { client }: Pick<Scope, 'client'>,
  locale: Locale,
  id: string,
): Promise<FigurePlace | undefined> {
  const { rows } = await client.query<PlaceRow>(
    `select ${columns} from published.figure_place place left join commons.organization o on o.id = place.organization_id
     where place.id::text = $1`,
    [id],
  );
  return rows[0] && placeOf(locale, rows[0]);
}

/** The places whose figures include these: a school's district, and the state. */
export async function placesAround(
  { client }: Pick<Scope, 'client'>,
  locale: Locale,
  place: FigurePlace,
): Promise<FigurePlace[]> {
  const { rows } = await client.query<PlaceRow>(
    `select ${columns} from published.figure_place place left join commons.organization o on o.id = place.organization_id
     where place.id <> $1 and (place.id = $2 and o.kind = 'district' or place.organization_id is null and place.state = $3)
     order by place.state nulls first`,
    [place.id, place.parentId, place.state],
  );
  return rows.map((row) => placeOf(locale, row));
}

/** The states that figures are about. */
export async function listStates({ client }: Pick<Scope, 'client'>, locale: Locale): Promise<FigurePlace[]> {
  const { rows } = await client.query<PlaceRow>(
    `select ${columns} from published.figure_place place left join commons.organization o on o.id = place.organization_id
     where place.organization_id is null order by place.state`,
  );
  return rows.map((row) => placeOf(locale, row));
}

/** The districts that have schools with figures of a measure, by name. */
export async function districtsWith(
  { client }: Pick<Scope, 'client'>,
  locale: Locale,
  measure: string,
): Promise<FigurePlace[]> {
  const { rows } = await client.query<PlaceRow>(
    `select ${columns} from published.figure_place place join commons.organization o on o.id = place.organization_id
     where o.kind = 'district' and exists (
       select from published.figure f join commons.organization s on s.id = f.place_id
       where s.parent_id = o.id and s.kind = 'school' and f.measure = $1)
     order by o.name`,
    [measure],
  );
  return rows.map((row) => placeOf(locale, row));
}

/** A state by its postal code, such as RI. */
function stateName(locale: Locale, code: string): string {
  const [en = code, es = en] = names[code] ?? [];
  return locale === 'es' ? es : en;
}

export const isState = (code: string): boolean => code in states;

/** In English, and in Spanish where Spanish has a name of its own. */
const names: Record<string, string[]> = states;

function placeOf(locale: Locale, { kind, name, nces, ...row }: PlaceRow): FigurePlace {
  if (!kind) return { ...row, kind: 'state', name: stateName(locale, row.state ?? ''), href: undefined };
  return { ...row, kind, name: name ?? '', href: organizationPath({ kind, id: row.id, ncesId: nces }) };
}
