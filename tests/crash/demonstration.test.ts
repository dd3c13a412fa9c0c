import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crashAgainAndAgain, createVictim, type Victim } from './harness.js';

const times = 20;
/** What is done stays done, so that killing within the first seconds again and again comes to every part. */
const firstSeconds = 6000;

describe.each(['longtable', 'database'] as const)('the first start, with %s killed in the middle', (of) => {
  let victim: Victim;
  beforeAll(() => void (victim = createVictim()));
  afterAll(() => victim.remove());

  test('can be started again each time, and ends whole', async () => {
    const measured = createVictim();
    const began = performance.now();
    const first = await measured.run('demo', '--load-only');
    expect(first.code, first.output).toBe(0);
    const within = performance.now() - began;
    const whole = await measured.look(contents);
    measured.remove();

    await crashAgainAndAgain(victim, {
      of,
      times,
      within: Math.min(within, firstSeconds),
      work: () => victim.start('demo', '--load-only'),
      verify: async () => {},
    });
    expect((await victim.run('demo', '--load-only')).code).toBe(0);
    expect(await victim.look(contents)).toEqual(whole);
  }, 900_000);
});

/** How much there is of what the demonstration is made of; imports that were cut off leave their own traces beside it. */
async function contents(database: Parameters<Parameters<Victim['look']>[0]>[0]): Promise<Record<string, number>> {
  const keeper = database.pool('keeper');
  const { rows } = await keeper.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'published' or (schemaname = 'commons' and tablename in
       ('organization', 'external_id', 'outline', 'affiliation', 'person', 'holding', 'story', 'story_block')) order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows)
    counts[name] = (await keeper.query<{ n: number }>(`select count(*)::int as n from ${name}`)).rows[0]!.n;
  return counts;
}
