import type { Scope } from '#ground/db/scope.js';
import type { MatchedRow } from '../places/match-rows.js';
import type { CellProblem } from './cells.js';
import type { CheckedCell } from './check.js';
import type { Decided } from './decide.js';

/** What a person should know before an import goes on: where, what, and whether it stops the import. */
export interface Trouble {
  code: TroubleCode;
  severity: 'error' | 'warning';
  line?: number;
  column?: string;
  value?: string;
  hint?: Readonly<Record<string, string | number>>;
  /** How many there are of its kind; the place of the first is named. */
  count: number;
}

export type TroubleCode =
  | CellProblem['code']
  | 'two-rows-one-place'
  | 'places-to-confirm'
  | 'places-left-out'
  | 'sum-wrong'
  | 'other-source'
  | 'cannot-protect'
  | 'nothing-to-show'
  | 'supersedes';

/** These stop an import: what they leave in doubt could show a wrong number, or a child. */
const errors: readonly TroubleCode[] = [
  'header-not-found',
  'figure-twice',
  'two-rows-one-place',
  'year-unreadable',
  'other-source',
  'cannot-protect',
  'nothing-to-show',
  'identifier-damaged',
];

export interface Findings {
  problems: readonly CellProblem[];
  matched: readonly MatchedRow[];
  cells: readonly CheckedCell[];
  decided: Decided;
  supersedes: string | null;
}

export async function troublesOf(
  scope: Pick<Scope, 'client'>,
  { problems, matched, cells, decided, supersedes }: Findings,
): Promise<Trouble[]> {
  const troubles: Trouble[] = problems.map((problem) => ({ ...problem, severity: severityOf(problem.code), count: 1 }));
  const add = (code: TroubleCode, more: Partial<Trouble> = {}) =>
    troubles.push({ code, severity: severityOf(code), count: 1, ...more });
  for (const rows of Map.groupBy(
    matched.filter(({ place }) => place),
    ({ place }) => place,
  ).values())
    if (rows.length > 1)
      add('two-rows-one-place', {
        line: rows[1]!.row.line,
        value: rows[1]!.row.name,
        hint: { first: rows[0]!.row.line },
      });
  const guesses = matched.filter(({ place, by }) => !place && by === 'alike');
  if (guesses[0])
    add('places-to-confirm', { line: guesses[0].row.line, value: guesses[0].row.name, count: guesses.length });
  const unmatched = matched.filter(({ place, by }) => !place && by !== 'alike');
  if (unmatched[0])
    add('places-left-out', { line: unmatched[0].row.line, value: unmatched[0].row.name, count: unmatched.length });
  for (const { sum, total, least, most } of decided.broken) {
    const [place] = sum.split(/[ |]by |\|/u);
    const row = matched.find((each) => each.place === place);
    add('sum-wrong', {
      ...(row && { line: row.row.line, value: row.row.name }),
      hint: { total, parts: least === most || most === Number.POSITIVE_INFINITY ? least : `${least}–${most}` },
    });
  }
  for (const { place } of decided.failures) {
    const row = matched.find((each) => each.place === place || `row ${each.row.key}` === place);
    add('cannot-protect', row ? { line: row.row.line, value: row.row.name } : {});
  }
  const others = await otherSources(scope, cells, supersedes);
  for (const other of others) add('other-source', { value: other.title, count: other.figures });
  if (!cells.some(({ decision }) => decision === 'shown')) add('nothing-to-show');
  if (supersedes) add('supersedes');
  return troubles;
}

/** The first of each kind in each column, with how many there are: a thousand lines alike are one thing to mend. */
export function gathered(troubles: readonly Trouble[]): Trouble[] {
  const kinds = new Map<string, Trouble>();
  for (const trouble of troubles) {
    const key = `${trouble.code} ${trouble.column ?? ''} ${trouble.code === 'group-unknown' ? trouble.value : ''}`;
    const first = kinds.get(key);
    if (first) first.count += trouble.count;
    else kinds.set(key, { ...trouble });
  }
  return [...kinds.values()].toSorted((a, b) => a.severity.localeCompare(b.severity) || (a.line ?? 0) - (b.line ?? 0));
}

const severityOf = (code: TroubleCode): Trouble['severity'] => (errors.includes(code) ? 'error' : 'warning');

/** Sources of other files that already speak about the same figures: two truths for one number cannot both stand. */
async function otherSources(
  { client }: Pick<Scope, 'client'>,
  cells: readonly CheckedCell[],
  supersedes: string | null,
) {
  const ours = cells.filter(({ place }) => place !== null);
  const { rows } = await client.query<{ title: string; figures: number }>(
    `select s.publisher || ', ' || s.title as title, count(*)::int as figures
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as ours (place_id, measure, "group", year)
     join published.figure f using (place_id, measure, "group", year) join published.source s on s.id = f.source_id
     where s.id is distinct from $5 group by s.id`,
    [
      ours.map(({ place }) => place),
      ours.map(({ measure }) => measure),
      ours.map(({ group }) => group),
      ours.map(({ year }) => year),
      supersedes,
    ],
  );
  return rows;
}
