import { type Mark, legend, markKey } from './marks.js';

/** What one cell of a file says. Missing, not applicable and withheld are three things, and none of them is zero. */
export type CellReading =
  | { kind: 'number'; value: number; unit?: 'percent' }
  /** `low` and `high` are what everyone knows of the number, in its own unit. */
  | { kind: 'withheld'; mark: string; low?: number; high?: number; unit?: 'percent' }
  | { kind: 'missing' }
  | { kind: 'not applicable' }
  | { kind: 'unreadable'; text: string };

/**
 * Reads one cell. Takes thousands separators (`3,294`), percent signs, decimals that a spreadsheet added (`1.00`), the noise
 * of binary fractions (`37.200000000000003` is 37.2), comparisons (`<10`, `n<10`, `≤5`, `>=95%`), and the marks of the legend.
 */
export function readCell(text: string, marks: ReadonlyMap<string, Mark> = usual): CellReading {
  const trimmed = text.replaceAll(/[\u00a0\u202f\ufeff]/g, ' ').trim();
  const mark = marks.get(markKey(trimmed));
  if (mark) return readingOf(mark, trimmed);
  return readComparison(trimmed) ?? readNumber(trimmed) ?? { kind: 'unreadable', text };
}

const usual = legend();

function readingOf({ meaning, low, high }: Mark, mark: string): CellReading {
  if (meaning !== 'withheld') return { kind: meaning };
  return { kind: 'withheld', mark, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

/** A comparison in place of a number is a withheld number with known bounds. Under a strict comparison a count differs by one at least, a rate does not. */
function readComparison(text: string): CellReading | undefined {
  const match = /^n?\s*(<=|>=|<|>|≤|≥)\s*(.+)$/iu.exec(text);
  const limit = match && readNumber(match[2]!);
  if (!match || limit?.kind !== 'number') return undefined;
  const sign = match[1]!;
  const step = /^[<>]$/.test(sign) && !limit.unit ? 1 : 0;
  const bound = /[<≤]/u.test(sign)
    ? { high: limit.value - step }
    : { low: limit.value + step, ...(limit.unit && { high: 100 }) };
  return { kind: 'withheld', mark: text, ...bound, ...(limit.unit && { unit: limit.unit }) };
}

function readNumber(text: string): CellReading | undefined {
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?\s*(%)?$/iu.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const value = Number(`${match[1]}${(match[2] ?? '0').replaceAll(',', '')}${match[3] ?? ''}${match[4] ?? ''}`);
  if (!Number.isFinite(value)) return undefined;
  return { kind: 'number', value: Number(value.toPrecision(12)), ...(match[5] && { unit: 'percent' as const }) };
}
