import type { Amount, Condition, Fact } from './expression.js';

/** SQL over one row of facts. Numbers go into `values` and stand as parameters, counted on from those that are there. */
export function compileAmount(amount: Amount, values: unknown[]): string {
  if (typeof amount === 'number') return parameter(amount, values);
  if ('fact' in amount) return `fact.${columns[amount.fact]}::double precision`;
  if ('when' in amount) return `(${compileCondition(amount.when, values)})::integer::double precision`;
  if ('sum' in amount) return pair(amount.sum, '+', values);
  if ('difference' in amount) return pair(amount.difference, '-', values);
  return pair(amount.product, '*', values);
}

export function compileCondition(condition: Condition, values: unknown[]): string {
  if ('is' in condition) return `fact.${columns[condition.is]}`;
  if ('at_least' in condition) return pair(condition.at_least, '>=', values);
  if ('more_than' in condition) return pair(condition.more_than, '>', values);
  if ('not' in condition) return `not (${compileCondition(condition.not, values)})`;
  const [parts, word] = 'all' in condition ? [condition.all, ' and '] : [condition.any, ' or '];
  return `(${parts.map((part) => compileCondition(part, values)).join(word)})`;
}

const columns: Record<Fact, string> = {
  enrolled: 'enrolled',
  absent: 'absent',
  halves: 'halves',
  entries: 'entries',
  exits: 'exits',
  suspended: 'suspended',
  'on count day': 'on_count_day',
};

const pair = ([left, right]: [Amount, Amount], sign: string, values: unknown[]) =>
  `(${compileAmount(left, values)} ${sign} ${compileAmount(right, values)})`;

const parameter = (value: number, values: unknown[]) => `$${values.push(value)}::double precision`;
