import { componentsOf } from './linear/components.js';
import { type Explanation, explainContradiction, explainValue } from './explain.js';
import type { TableSet } from './model.js';
import { type Range, rangesOf } from './range.js';
import type { DisclosureRules } from './rules.js';
import { type Unknown, systemOf } from './linear/system.js';

/** What an attacker can work out from a table set, cell by cell. */
export interface AuditResult {
  /** One finding for every withheld cell, in the order of the cells. */
  withheld: CellFinding[];
  /** The ids of withheld cells with one possible count. */
  recoverable: string[];
  /** The ids of published counts that are small: from 1 to one below the minimum group size. */
  smallCounts: string[];
  /** Relations that cannot all be true together: the file has an error, or a relation was assumed that does not hold. */
  contradictions: Explanation[];
}

export interface CellFinding {
  cell: string;
  /** The least and the greatest count consistent with everything published; `high` may be `Infinity`. */
  low: number;
  high: number;
  /** `exact`: both ends are proven and attained. `bounds`: the true interval lies within. `contradicted`: no table fits what is published here. */
  certified: 'exact' | 'bounds' | 'contradicted';
  /** Against the rule: `unsafe` = proven too narrow; `safe` = proven wide enough; `unproven` = neither. Only `safe` may be relied on. */
  verdict: 'safe' | 'unsafe' | 'unproven';
  /** For a cell with one possible count: the relations that give it away; none where its known bounds alone do. */
  because?: Explanation;
}

/**
 * Attacks a table set the way a careful reader would: counts are whole and not negative, every relation holds, and a withheld
 * cell lies within the bounds that its publisher's rule makes known.
 *
 * @throws RangeError when the table set is malformed (see `systemOf`)
 */
export async function audit(tables: TableSet, rules: DisclosureRules): Promise<AuditResult> {
  const result: AuditResult = {
    withheld: [],
    recoverable: [],
    smallCounts: smallCounts(tables, rules),
    contradictions: [],
  };
  const system = systemOf(tables);
  const search = { limits: rules.limits };
  for (const { terms, constant, id } of system.equations)
    if (terms.length === 0 && constant !== 0) result.contradictions.push({ relations: [id], minimal: true });

  const findings: CellFinding[] = [];
  for (const { system: component, origin } of componentsOf(system)) {
    const ranges = await rangesOf(component, search);
    if (ranges === 'contradiction') result.contradictions.push(await explainContradiction(component, search));
    for (const [index, place] of origin.entries()) {
      const finding = findingOf(
        component.unknowns[index]!,
        ranges === 'contradiction' ? undefined : ranges[index],
        rules,
      );
      if (isRecovered(finding)) finding.because = await explainValue(component, index, search);
      findings[place] = finding;
    }
  }
  result.withheld = findings;
  result.recoverable = findings.filter(isRecovered).map(({ cell }) => cell);
  return result;
}

/** The ids of known counts that must not be worked out: those from 1 to one below the minimum group size, where a cell does not say it. */
export function smallCounts({ cells }: TableSet, { minimumGroupSize }: DisclosureRules): string[] {
  return cells
    .filter(({ value, sensitive }) => value !== null && (sensitive ?? (value > 0 && value < minimumGroupSize)))
    .map(({ id }) => id);
}

/** What a range means under the rule; without one, what is published about the cell contradicts itself. */
export function findingOf(known: Unknown, range: Range | undefined, rules: DisclosureRules): CellFinding {
  const { id: cell, low, high } = known;
  if (!range) return { cell, low, high, certified: 'contradicted', verdict: 'unproven' };
  const exact = range.low === range.seenLow && range.high === range.seenHigh;
  return {
    cell,
    low: range.low,
    high: range.high,
    certified: exact ? 'exact' : 'bounds',
    verdict: verdictOf(range, known, rules),
  };
}

/** Whether a range is proven wide enough, proven too narrow, or neither. `known` are the bounds that everyone has anyway. */
function verdictOf(range: Range, known: { low: number; high: number }, rules: DisclosureRules): CellFinding['verdict'] {
  const required = Math.min(rules.requiredWidth, known.high - known.low);
  const isSmall = (low: number, high: number): boolean => low > 0 && high < rules.minimumGroupSize;
  const mustNotBeSmall = rules.hidesSmallness && !isSmall(known.low, known.high);
  if (range.high - range.low < required || (mustNotBeSmall && isSmall(range.low, range.high))) return 'unsafe';
  if (range.seenHigh - range.seenLow < required || (mustNotBeSmall && isSmall(range.seenLow, range.seenHigh)))
    return 'unproven';
  return 'safe';
}

const isRecovered = ({ low, high, certified }: CellFinding): boolean => certified !== 'contradicted' && low === high;
