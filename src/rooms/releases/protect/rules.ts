import { z } from 'zod';
import { type DisclosureRules, minimumTen } from '#engines/disclosure/index.js';
import chosen from './rules.json' with { type: 'json' };

/** What a release is held to: the engine's rules for groups of students, and how far a numerator stays from none and from all. */
export interface ReleaseRules {
  groups: DisclosureRules;
  /** A numerator below this, or closer than this to the whole group, tells of single children. Zero and all are told of nobody either. */
  leastCount: number;
}

const inBoth = z.strictObject({ en: z.string(), es: z.string() });

/** Rules are data: a name, a source, and the numbers. */
const ruleSetSchema = z.strictObject({
  key: z.string(),
  name: inBoth,
  text: inBoth,
  source: z.string(),
  minimumGroupSize: z.int().min(2),
  leastCount: z.int().min(1),
  requiredWidth: z.int().min(1),
  hidesSmallness: z.boolean(),
});
export type RuleSet = z.output<typeof ruleSetSchema>;

/** The rules that a proposal chooses from, the usual ones first. */
export const ruleSets: readonly RuleSet[] = z.array(ruleSetSchema).parse(chosen);

export const findRuleSet = (key: string): RuleSet | undefined => ruleSets.find((each) => each.key === key);

/** The same as the engine takes them. */
export function rulesOf({
  key,
  source,
  leastCount,
  minimumGroupSize,
  requiredWidth,
  hidesSmallness,
}: RuleSet): ReleaseRules {
  const limits = { ...minimumTen.limits, explanations: 500 };
  return { leastCount, groups: { name: key, source, minimumGroupSize, requiredWidth, hidesSmallness, limits } };
}
