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

const factsOf = (kind: (typeof facts)[Fact]) =>
  (Object.keys(facts) as Fact[]).filter((name) => facts[name] === kind) as [Fact, ...Fact[]];

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

const one = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);

export const amountSchema: z.ZodType<Amount> = z.lazy(() =>
  z.union([
    z.number().min(-1000).max(1000),
    one({ fact: z.enum(factsOf('number')) }),
    one({ sum: z.tuple([amountSchema, amountSchema]) }),
    one({ difference: z.tuple([amountSchema, amountSchema]) }),
    one({ product: z.tuple([amountSchema, amountSchema]) }),
    one({ when: conditionSchema }),
  ]),
);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    one({ is: z.enum(factsOf('yes or no')) }),
    one({ at_least: z.tuple([amountSchema, amountSchema]) }),
    one({ more_than: z.tuple([amountSchema, amountSchema]) }),
    one({ all: z.array(conditionSchema).min(1).max(8) }),
    one({ any: z.array(conditionSchema).min(1).max(8) }),
    one({ not: conditionSchema }),
  ]),
);
