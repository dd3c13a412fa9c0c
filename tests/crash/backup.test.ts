import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDemonstration } from '../demonstration.js';
import { crashAgainAndAgain, createVictim, type Victim } from './harness.js';

const times = 20;

describe.each(['longtable', 'database'] as const)('a backup, with %s killed in the middle', (of) => {
  let victim: Victim;
  let elsewhere: Victim;
  beforeAll(async () => {
    victim = createVictim();
    elsewhere = createVictim();
    await copyDemonstration(victim.dataDir);
    await fatten(victim);
  }, 120_000);
  afterAll(() => {
    victim.remove();
    elsewhere.remove();
  });

  test('has its final name only when it is whole, and can be made again and restored', async () => {
    const began = performance.now();
    const first = await victim.run('backup', `${victim.dataDir}/first.zip`);
    const within = performance.now() - began;
    expect(first.code, first.output).toBe(0);

    const kept: string[] = [];
    let interrupted = 0;
    await crashAgainAndAgain(victim, {
      of,
      times,
      within,
      work: (time) => victim.start('backup', `${victim.dataDir}/backup-${time}.zip`),
      verify: async (time) => {
        if (existsSync(`${victim.dataDir}/backup-${time}.zip`)) kept.push(`${victim.dataDir}/backup-${time}.zip`);
        else interrupted += 1;
      },
    });
    expect(interrupted, 'no backup was ever interrupted: the moments of the kills are wrong').toBeGreaterThan(3);

    const last = await victim.run('backup', `${victim.dataDir}/last.zip`);
    expect(last.code, last.output).toBe(0);
    const restored = await elsewhere.run('restore', kept.at(-1) ?? `${victim.dataDir}/last.zip`);
    expect(restored.code, restored.output).toBe(0);
    expect(await elsewhere.look(contents)).toEqual(await victim.look(contents));
  }, 900_000);
});

describe.each(['longtable', 'database'] as const)('a restore, with %s killed in the middle', (of) => {
  let victim: Victim;
  let whole: Record<string, string>;
  let file: string;
  let source: Victim;
  beforeAll(async () => {
    source = createVictim();
    victim = createVictim();
    await copyDemonstration(source.dataDir);
    await fatten(source);
    whole = await source.look(contents);
    file = `${source.dataDir}/backup.zip`;
    await source.run('backup', file);
  }, 120_000);
  afterAll(() => {
    victim.remove();
    source.remove();
  });

  test('leaves nothing or everything, and can be done again', async () => {
    const measured = createVictim();
    await measured.run('restore', `${file}.not`);
    const began = performance.now();
    expect((await measured.run('restore', file)).code).toBe(0);
    const within = performance.now() - began;
    measured.remove();

    // A restore that found rows of another would be refused: what is there at the end came from one of them, whole.
    const empty = await victim.look(contents);
    const seen: Record<string, string>[] = [];
    await crashAgainAndAgain(victim, {
      of,
      times,
      within,
      work: () => victim.start('restore', file),
      verify: async (time) => void (time % 4 === 3 && seen.push(await victim.look(contents))),
    });
    for (const found of seen) expect([empty, whole]).toContainEqual(found);
    expect(seen[0], 'no restore was ever interrupted').toEqual(empty);
    const last = await victim.run('restore', file);
    expect([0, 2], last.output).toContain(last.code);
    expect(await victim.look(contents)).toEqual(whole);
  }, 900_000);
});

/** Enough bytes that a backup takes a moment. */
const fatten = (victim: Victim) =>
  victim.look(async (database) => {
    await database.pool('keeper').query(`
      insert into commons.file (id, name, media_type, size, sha256) values ('00000000-0000-7000-8000-000000000001', 'big', 'text/plain', 0, '');
      insert into commons.file_piece (file_id, number, bytes)
        select '00000000-0000-7000-8000-000000000001', n, convert_to(repeat(md5(n::text), 8000), 'UTF8') from generate_series(1, 100) n`);
  });

async function contents(database: Parameters<Parameters<Victim['look']>[0]>[0]): Promise<Record<string, string>> {
  const keeper = database.pool('keeper');
  const { rows } = await keeper.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('commons', 'published') order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of rows)
    sums[name] = (
      await keeper.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) as sum from ${name} t`,
      )
    ).rows[0]!.sum;
  return sums;
}
