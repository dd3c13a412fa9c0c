import type { Scope } from '#ground/db/scope.js';
import { attack } from './looking/attack.js';
import { withOthers } from './looking/elsewhere.js';
import { releasedTables } from './looking/known.js';
import { findRuleSet } from './protect/rules.js';

export interface Audit {
  /** How many releases were attacked together. */
  releases: number;
  /** How many numbers must stay hidden. */
  attacked: number;
  /** How many of them an outsider could narrow down further than the rules allow. */
  exposed: number;
}

/**
 * Attacks a release once more, with everything that the same district released of the same years before and since, and with what
 * others publish by now. Undefined: there is no such release.
 */
export async function auditRelease(scope: Pick<Scope, 'client'>, id: string): Promise<Audit | undefined> {
  const { rows } = await scope.client.query<{ district: string; rules: string; years: number[] }>(
    `select r.district_id as district, r.rules->>'key' as rules, array_agg(distinct t.year) as years
     from published.release r join published.release_table t on t.release_id = r.id where r.id::text = $1 group by r.id`,
    [id],
  );
  const [release] = rows;
  const ruleSet = release && findRuleSet(release.rules);
  if (!ruleSet) return undefined;
  const tables = await releasedTables(scope, release.district, release.years);
  const { findings } = await attack(await withOthers(scope, release.district, tables), ruleSet);
  return {
    releases: new Set(tables.map(({ about }) => about.proposal)).size,
    attacked: findings.length,
    exposed: findings.filter(({ verdict }) => verdict !== 'safe').length,
  };
}
