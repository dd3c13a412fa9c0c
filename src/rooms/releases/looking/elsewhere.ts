import type { Scope } from '#ground/db/scope.js';
import { keyOf } from '../protect/exact-table.js';
import type { LedgerTable } from './known.js';

/** What others call the same thing. */
const measures: Record<string, string> = {
  enrolment: 'enrollment',
  'chronic-absence': 'chronic-absence',
  'attendance-rate': 'attendance-rate',
  suspension: 'suspension-rate',
};

interface Row {
  place: string;
  measure: string;
  group: string;
  year: string;
  mark: 'value' | 'withheld';
}

/**
 * Adds what others published of the same cells. Their numbers may differ from ours by a few students; an attacker is taken to
 * know ours from theirs, and what they withheld is withheld here too, unless it was released here before they did.
 */
export async function withOthers(
  { client }: Pick<Scope, 'client'>,
  district: string,
  tables: readonly LedgerTable[],
): Promise<LedgerTable[]> {
  const { rows } = await client.query<Row>(
    `select f.place_id as place, f.measure, f."group", f.year, f.mark
     from published.figure f join published.source s on s.id = f.source_id join commons.organization o on o.id = f.place_id
     where s.release_id is null and f.mark in ('value', 'withheld') and f.measure = any ($2) and (o.id = $1 or o.parent_id = $1)`,
    [district, Object.values(measures)],
  );
  const byTable = Map.groupBy(rows, ({ measure, year }) => `${measure} ${year}`);
  return tables.map((each) => {
    const { definition, year } = each.about;
    const theirs = byTable.get(`${measures[definition.key]} ${yearOfFigures(year)}`);
    if (!theirs) return each;
    const ours = shownOf(tables, each);
    const marks = theirs
      .filter(({ place, group, mark }) => mark === 'value' || !ours.has(keyOf(place, group)))
      .map(({ place, group, mark }) => [keyOf(place, group), mark === 'value' ? 'shown' : 'withheld'] as const);
    return { ...each, elsewhere: new Map(marks) };
  });
}

/** The cells of which a release told the same thing. */
function shownOf(tables: readonly LedgerTable[], { about }: LedgerTable): Set<string> {
  const before = tables.filter(
    ({ about: other }) => other.definition.key === about.definition.key && other.year === about.year,
  );
  return new Set(
    before.flatMap(({ released }) => [...(released ?? [])].flatMap(([key, { students }]) => (students ? [key] : []))),
  );
}

/** As figures write a school year: 2024-25. */
export const yearOfFigures = (year: number): string => `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
