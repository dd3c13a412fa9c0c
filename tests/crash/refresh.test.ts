import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDistrict } from '../../demo/district/files.ts';
import type { Database } from '#ground/db/open.js';
import { loadFictionalRecords } from '../records/fictional.js';
import { crashAgainAndAgain, createVictim, end, says, type Victim } from './harness.js';

const times = 20;

describe.each(['longtable', 'database'] as const)('a refresh of results, with %s killed in the middle', (of) => {
  let victim: Victim;
  let district: string;
  beforeAll(async () => {
    victim = createVictim();
    const folder = mkdtempSync(join(tmpdir(), 'lt-refresh-'));
    await writeDistrict(folder, { seed: 1998, students: 700, years: [2024, 2025] });
    district = (await victim.look((database) => loadFictionalRecords(database, folder))).district;
    rmSync(folder, { recursive: true });
  }, 120_000);
  afterAll(() => victim.remove());

  test('leaves all of it or nothing of it', async () => {
    const first = victim.startJob('refresh-results', district);
    await says(first, 'began');
    const started = performance.now();
    await end(first);
    const within = performance.now() - started;

    let before = await victim.look(figures);
    expect(before.counted).toBe(before.recorded);
    let interrupted = 0;
    await crashAgainAndAgain(victim, {
      of,
      times,
      within,
      begins: 'began',
      work: () => victim.startJob('refresh-results', district),
      verify: async () => {
        const now = await victim.look(figures);
        // Either as before, or what the records say now; and the places and their schools agree.
        expect([before.counted, now.recorded]).toContain(now.counted);
        expect(now.bySchool).toBe(now.counted);
        if (now.counted !== now.recorded) interrupted += 1;
        before = now;
        await victim.look((database) => change(database, district));
      },
    });
    expect(interrupted, 'no refresh was ever interrupted: the moments of the kills are wrong').toBeGreaterThan(3);
    const again = await victim.run('refresh', '--district', district);
    expect(again.code, again.output).toBe(0);
    const after = await victim.look(figures);
    expect(after.counted).toBe(after.recorded);
  }, 900_000);
});

/** One more import, which takes some absences back. */
async function change(database: Database, district: string): Promise<void> {
  await database.pool('keeper').query(
    `with latest as (
       insert into records.import (district_id, number, id, source_system, committed_at)
       select $1, max(number) + 1, $2, 'test', now() from records.import where district_id = $1
       returning number)
     update records.absence set ended = latest.number from latest where (student_id, day) in (
       select student_id, day from records.absence where district_id = $1 and ended is null order by md5(student_id::text || day) limit 25)`,
    [district, uuidv7()],
  );
}

interface Figures {
  /** Halves of days missed: by the results of the district, by those of its schools, by the records. */
  counted: number;
  bySchool: number;
  recorded: number;
}

async function figures(database: Database): Promise<Figures> {
  const missed = (where: string) =>
    `(select sum(2 * (denominator - numerator))::int from records.result
      where indicator = 'attendance-rate' and grade = 'all' and subgroup = 'all' and place_id ${where} district_id)`;
  const { rows } = await database.pool('keeper').query<Figures>(
    `select ${missed('=')} as counted, ${missed('<>')} as "bySchool",
         (select sum(part)::int from records.absence where ended is null) as recorded`,
  );
  return rows[0]!;
}
