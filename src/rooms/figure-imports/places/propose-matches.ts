import { nameKey, nameLikeness, wordWeights } from './name-likeness.js';

/** A place as a file names it. */
export interface NamedRow {
  key: string;
  name: string;
  /** Ids that the file gives it, by their system: 'nces', 'state:RI'. */
  ids: { system: string; value: string }[];
  /** The district that the row stands in, once that is known. */
  parentId: string | null;
}

/** A place of the directory. */
export interface Candidate {
  id: string;
  name: string;
  parentId: string | null;
  ids: { system: string; value: string }[];
}

/** `id`: an id says so. `name`: the same name within the same district. `alike`: a guess that a person has to confirm. */
export interface Match {
  row: string;
  place: string | null;
  by: 'id' | 'name' | 'alike' | 'nothing';
}

/** The least likeness worth a guess; below it, no suggestion is better than a wrong one. */
const worthAGuess = 0.5;

/** Proposes a place for each row: by id, else by the same name, else by the likest name that no other row is liker to. */
export function proposeMatches(rows: readonly NamedRow[], candidates: readonly Candidate[]): Match[] {
  const byId = new Map(
    candidates.flatMap(({ id, ids }) => ids.map(({ system, value }) => [`${system} ${value}`, id] as const)),
  );
  const matches = new Map<string, Match>();
  const taken = new Set<string>();
  const settle = (row: NamedRow, place: string, by: Match['by']) => {
    matches.set(row.key, { row: row.key, place, by });
    taken.add(place);
  };
  for (const row of rows) {
    const found = row.ids.map(({ system, value }) => byId.get(`${system} ${value}`)).find((id) => id !== undefined);
    if (found) settle(row, found, 'id');
  }
  const open = () => rows.filter(({ key }) => !matches.has(key));
  for (const row of open()) {
    const same = candidates.filter(
      (place) => !taken.has(place.id) && fits(row, place) && nameKey(place.name) === nameKey(row.name),
    );
    if (same.length === 1) settle(row, same[0]!.id, 'name');
  }
  for (const { row, place } of guesses(
    open(),
    candidates.filter(({ id }) => !taken.has(id)),
  ))
    if (!matches.has(row.key) && !taken.has(place.id)) settle(row, place.id, 'alike');
  return rows.map((row) => matches.get(row.key) ?? { row: row.key, place: null, by: 'nothing' });
}

/** A row within a known district can only be a place of that district. */
const fits = (row: NamedRow, place: Candidate) => row.parentId === null || row.parentId === place.parentId;

/** Likely pairs, the likest first. */
function guesses(rows: readonly NamedRow[], candidates: readonly Candidate[]) {
  const weights = wordWeights([...rows, ...candidates].map(({ name }) => name));
  return rows
    .flatMap((row) =>
      candidates
        .filter((place) => fits(row, place))
        .map((place) => ({ row, place, likeness: nameLikeness(row.name, place.name, weights) })),
    )
    .filter(({ likeness }) => likeness >= worthAGuess)
    .toSorted((a, b) => b.likeness - a.likeness);
}
