import { z } from 'zod';

/** What is known of a student's year at a place. Numbers count days or times; the others are yes or no. */
export const facts = {
  enrolled: 'number',
  absent: 'number',
  halves: 'number',
  entries: 'number',
  exits: 'number',
  suspended: 'yes or no',
  'on count day': 'yes or no',
} as const;
export type Fact = keyof typeof facts;

/** A number for one student: a constant, a fact, a calculation, or 1 where a condition holds and 0 where it does not. */
export type Amount =
  | number
  | { fact: Fact }
  | { sum: [Amount, Amount] }
  | { difference: [Amount, Amount] }
  | { product: [Amount, Amount] }
  | { when: Condition };

export type Condition =
  | { is: Fact }
  | { at_least: [Amount, Amount] }
  | { more_than: [Amount, Amount] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** What is wrong with an expression: where, and what was expected there. */
export interface Problem {
  path: string[];
  code: 'expected' | 'two amounts' | 'some conditions' | 'too deep';
  /** The words that would do there. */
  words: string[];
}

const vocabulary = {
  amount: { fact: 'number', sum: 'pair', difference: 'pair', product: 'pair', when: 'condition' },
  condition: { is: 'yes or no', at_least: 'pair', more_than: 'pair', all: 'list', any: 'list', not: 'condition' },
} as const;
type Kind = keyof typeof vocabulary;

const deepest = 12;

/** The first problem of a value that should be an amount or a condition; undefined where it is one. */
export function problemIn(kind: Kind, value: unknown, path: string[] = []): Problem | undefined {
  if (path.length > deepest * 2) return { path: path.slice(0, 4), code: 'too deep', words: [] };
  if (kind === 'amount' && typeof value === 'number' && Math.abs(value) <= 1000) return undefined;
  const words: string[] = Object.keys(vocabulary[kind]);
  const [entry, ...more] = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  const form =
    entry && Object.hasOwn(vocabulary[kind], entry[0]) && (vocabulary[kind] as Record<string, string>)[entry[0]];
  if (!entry || !form || more.length > 0)
    return { path, code: 'expected', words: kind === 'amount' ? ['a number', ...words] : words };
  return problemInside(form, entry[1], [...path, entry[0]]);
}

function problemInside(form: string, inner: unknown, path: string[]): Problem | undefined {
  if (form === 'condition') return problemIn('condition', inner, path);
  if (form === 'number' || form === 'yes or no') {
    const known = Object.keys(facts).filter((name) => facts[name as Fact] === form);
    return known.includes(inner as string) ? undefined : { path, code: 'expected', words: known };
  }
  const parts: unknown[] = Array.isArray(inner) ? inner : [];
  if (form === 'pair' && parts.length !== 2) return { path, code: 'two amounts', words: [] };
  if (form === 'list' && (parts.length < 1 || parts.length > 8)) return { path, code: 'some conditions', words: [] };
  for (const [index, part] of parts.entries()) {
    const problem = problemIn(form === 'pair' ? 'amount' : 'condition', part, [...path, String(index + 1)]);
    if (problem) return problem;
  }
  return undefined;
}

const checked = <Value>(kind: Kind) => z.custom<Value>((value) => !problemIn(kind, value), { error: `no ${kind}` });
export const amountSchema = checked<Amount>('amount');
export const conditionSchema = checked<Condition>('condition');
