import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Scope } from '#ground/db/scope.js';
import { amountSchema, conditionSchema } from './expression.js';
import standard from './standard.json' with { type: 'json' };

const inBoth = (most: number) =>
  z.strictObject({ en: z.string().trim().min(3).max(most), es: z.string().trim().min(3).max(most) });

/**
 * An indicator is data: what is summed over the students of a group, divided by what, and how to say it.
 * `counts`: which students count at all (everybody, without it). Percent and average divide sums; a count has no denominator.
 */
export const indicatorSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
    name: inBoth(80),
    text: inBoth(600),
    unit: z.enum(['percent', 'average', 'count']),
    direction: z.enum(['more is better', 'less is better', 'neither']),
    counts: conditionSchema.optional(),
    numerator: amountSchema,
    denominator: amountSchema.optional(),
    source: z.strictObject({ name: z.string().trim().min(3).max(200), url: z.url({ protocol: /^https$/ }).optional() }),
  })
  .refine(({ unit, denominator }) => (unit === 'count') === (denominator === undefined), {
    path: ['denominator'],
    error: 'a count has no denominator, a percent or an average needs one',
  });
export type Indicator = z.output<typeof indicatorSchema>;

export const standardIndicators: readonly Indicator[] = z.array(indicatorSchema).parse(standard);

export const isStandard = (key: string): boolean => standardIndicators.some((each) => each.key === key);

/** The standard indicators, then those that the network added, in the order of their adding. */
export async function listIndicators({ client }: Pick<Scope, 'client'>): Promise<Indicator[]> {
  const { rows } = await client.query<{ definition: unknown }>(
    'select definition from commons.indicator where retired_at is null order by added_at, key',
  );
  const own = rows.flatMap(({ definition }) => indicatorSchema.safeParse(definition).data ?? []);
  return [...standardIndicators, ...own.filter(({ key }) => !isStandard(key))];
}

/** Whether a student is either in the numerator or not, and every student who counts is in the denominator. */
export const isShare = ({ numerator, denominator }: Indicator): boolean =>
  denominator === 1 && typeof numerator === 'object' && 'when' in numerator;

/** Changes when what is counted changes; words and names do not count. */
export function fingerprintOf(indicators: readonly Indicator[]): string {
  const counted = indicators.map(({ key, counts, numerator, denominator }) => ({
    key,
    counts,
    numerator,
    denominator,
  }));
  return createHash('sha256').update(JSON.stringify(counted)).digest('hex').slice(0, 16);
}
