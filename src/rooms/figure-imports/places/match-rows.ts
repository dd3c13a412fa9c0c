import type { Scope } from '#ground/db/scope.js';
import type { PlaceRow } from '../check/cells.js';
import type { Mapping } from '../mapping.js';
import { type Candidate, type Match, proposeMatches } from './propose-matches.js';

/** Where a row belongs. `place` is null for a row that is left out; its district may be known all the same. */
export interface MatchedRow {
  row: PlaceRow;
  place: string | null;
  parent: string | null;
  /** `settled`: a person said so. `alike`: a guess that waits for a person. */
  by: Match['by'] | 'settled' | 'state';
  /** The likeliest place, where a person has to say. */
  guess: string | null;
}

/** Matches the rows of a file to places: what a person settled first, then ids, then names within the district. */
export async function matchRows(
  scope: Pick<Scope, 'client'>,
  rows: Iterable<PlaceRow>,
  { places: { level, idSystem, districtId }, matches }: Mapping,
  within: string | null,
  stateId: string,
): Promise<MatchedRow[]> {
  const all = [...rows];
  const districts = await candidatesOf(scope, 'district');
  const districtOf = matchDistricts(all, districts, districtId ? `${idSystem} district` : null);
  const candidates = level === 'school' ? await candidatesOf(scope, 'school') : districts;
  const byNces = new Map<string, string>(
    candidates.flatMap(({ id, ids }) =>
      ids.filter(({ system }) => system === 'nces').map(({ value }) => [`nces:${value}`, id] as const),
    ),
  );
  const parentOf = new Map(candidates.map(({ id, parentId }) => [id, level === 'school' ? parentId : stateId]));
  const allowed = (id: string) => within === null || id === within || parentOf.get(id) === within;
  const system = level === 'school' ? idSystem : idSystem && `${idSystem} district`;
  const proposals = new Map(
    proposeMatches(
      all
        .filter(({ isState }) => !isState)
        .map((row) => ({
          key: row.key,
          name: row.name,
          ids: row.id && system ? [{ system: idSystem === 'nces' ? 'nces' : system, value: row.id }] : [],
          parentId: level === 'school' ? (districtOf.get(row.district ?? '') ?? null) : null,
        })),
      candidates.map((candidate) => (level === 'school' ? candidate : { ...candidate, parentId: null })),
    ).map((match) => [match.row, match]),
  );
  return all.map((row): MatchedRow => {
    if (row.isState) return { row, place: within ? null : stateId, parent: null, by: 'state', guess: null };
    const proposal = proposals.get(row.key)!;
    const said = matches[row.key];
    const isSure = proposal.by === 'id' || proposal.by === 'name';
    const chosen =
      said === undefined
        ? isSure
          ? proposal.place
          : null
        : said && (byNces.get(said) ?? (parentOf.has(said) ? said : null));
    const place = chosen && allowed(chosen) ? chosen : null;
    const parent =
      level === 'district' ? stateId : ((place && parentOf.get(place)) ?? districtOf.get(row.district ?? '') ?? null);
    return { row, place, parent, by: said === undefined ? proposal.by : 'settled', guess: proposal.place };
  });
}

/** The district that each name or code of the district column stands for. */
function matchDistricts(
  rows: readonly PlaceRow[],
  candidates: readonly Candidate[],
  system: string | null,
): Map<string, string> {
  const named = new Map(rows.filter(({ district }) => district).map((row) => [row.district!, row]));
  const matches = proposeMatches(
    [...named].map(([key, row]) => ({
      key,
      name: row.districtName ?? key,
      ids: system ? [{ system, value: key }] : [],
      parentId: null,
    })),
    candidates.map((candidate) => ({ ...candidate, parentId: null })),
  );
  return new Map(matches.flatMap(({ row, place }) => (place ? [[row, place] as const] : [])));
}

async function candidatesOf({ client }: Pick<Scope, 'client'>, kind: 'school' | 'district'): Promise<Candidate[]> {
  const { rows } = await client.query<Candidate>(
    `select o.id, o.name, o.parent_id as "parentId",
       coalesce((select json_agg(json_build_object('system', system, 'value', value)) from commons.external_id where organization_id = o.id), '[]') as ids
     from commons.organization o
     where o.kind = $1 and o.closed_on is null and o.sector is distinct from 'private'`,
    [kind],
  );
  return rows;
}
