import { describe, expect, test } from 'vitest';
import { compileAmount, compileCondition } from './compile.js';
import { type Amount, problemIn } from './expression.js';
import { fingerprintOf, indicatorSchema, standardIndicators } from './indicator.js';

const tenth: Amount = { when: { at_least: [{ product: [10, { fact: 'absent' }] }, { fact: 'enrolled' }] } };

describe('an expression', () => {
  test('becomes SQL in which every number is a parameter', () => {
    const values: unknown[] = ['district', 2025];
    expect(compileAmount(tenth, values)).toBe(
      '((($3::double precision * fact.absent::double precision) >= fact.enrolled::double precision))::integer::double precision',
    );
    expect(values).toEqual(['district', 2025, 10]);
    expect(compileCondition({ any: [{ is: 'suspended' }, { not: { is: 'on count day' } }] }, [])).toBe(
      '(fact.suspended or not (fact.on_count_day))',
    );
  });

  test.each([
    ['a word', 'absent'],
    ['not a number', Number.NaN],
    ['endless', Number.POSITIVE_INFINITY],
    ['nothing', null],
    ['a list', [1]],
    ['two words at once', { fact: 'absent', sum: [1, 2] }],
    ['an unknown fact', { fact: 'family_name' }],
    ['a fact with SQL', { fact: 'absent); drop table records.student; --' }],
    ['what every object has', { constructor: 1 }],
    ['a fact that every object has', { fact: 'constructor' }],
    ['a yes where a number belongs', { fact: 'suspended' }],
    ['a number as text', { sum: ['1', 2] }],
    ['three amounts', { sum: [1, 2, 3] }],
    ['no conditions', { when: { all: [] } }],
    ['too deep', Array.from({ length: 40 }).reduce<Amount>((inner) => ({ sum: [inner, 1] }), 1)],
  ])('is refused when it is %s', (_, value) => {
    expect(problemIn('amount', value)).toBeDefined();
  });

  test('says where it is wrong and what would do', () => {
    expect(problemIn('amount', { when: { at_least: [{ fact: 'absnt' }, 1] } }, ['numerator'])).toEqual({
      path: ['numerator', 'when', 'at_least', '1', 'fact'],
      code: 'expected',
      words: ['enrolled', 'absent', 'halves', 'entries', 'exits'],
    });
  });
});

describe('an indicator', () => {
  const chronic = standardIndicators.find(({ key }) => key === 'chronic-absence')!;

  test('has a denominator if, and only if, it is no count', () => {
    expect(indicatorSchema.safeParse({ ...chronic, denominator: undefined }).success).toBe(false);
    expect(indicatorSchema.safeParse({ ...chronic, unit: 'count' }).success).toBe(false);
  });

  test('is counted anew when its formula changes, not when its words do', () => {
    const before = fingerprintOf([chronic]);
    expect(fingerprintOf([{ ...chronic, name: { en: 'Other', es: 'Otro' } }])).toBe(before);
    expect(fingerprintOf([{ ...chronic, denominator: 2 }])).not.toBe(before);
  });
});
