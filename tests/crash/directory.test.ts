import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crashAgainAndAgain, createVictim, type Victim } from './harness.js';

const times = 20;
const schools = 3000;

describe.each(['longtable', 'database'] as const)('an import of the directory, with %s killed in the middle', (of) => {
  let victim: Victim;
  beforeAll(async () => {
    victim = createVictim();
    await victim.run('invite', 'staff@example.org', '--role', 'network staff', '--name', 'Staff');
  }, 60_000);
  afterAll(() => victim.remove());

  test('leaves all of the file or nothing of it, and all that was there', async () => {
    const first = file(victim, 0);
    const began = performance.now();
    const whole = await victim.run('import-directory', first, '--accept-warnings');
    const within = performance.now() - began;
    expect(whole.code, whole.output).toBe(0);
    let before = await victim.look(countSchools);
    expect(before).toBe(schools);

    let interrupted = 0;
    await crashAgainAndAgain(victim, {
      of,
      times,
      within,
      work: (time) => victim.start('import-directory', file(victim, time + 1), '--accept-warnings'),
      verify: async () => {
        const now = await victim.look(countSchools);
        expect([before, before + schools]).toContain(now);
        if (now === before) interrupted += 1;
        before = now;
      },
    });
    expect(interrupted, 'no import was ever interrupted: the moments of the kills are wrong').toBeGreaterThan(3);

    const again = await victim.run('import-directory', file(victim, times + 1), '--accept-warnings');
    expect(again.code, again.output).toBe(0);
    expect(await victim.look(countSchools)).toBe(before + schools);
  }, 900_000);
});

/** A file of schools that no other file of this test names. */
function file({ dataDir }: Victim, number: number): string {
  const path = `${dataDir}/schools-${number}.csv`;
  const lines = ['NCESSCH,SCH_NAME,LSTREET1,LCITY,LSTATE,LZIP,LEAID,LEA_NAME'];
  for (let index = 0; index < schools; index += 1) {
    const id = `${4_400_000 + number}${String(index).padStart(5, '0')}`;
    lines.push(
      `${id},School ${number} of ${index},${index} Elm Street,Providence,RI,02903,${4_400_000 + number},District ${number}`,
    );
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function countSchools(database: Parameters<Parameters<Victim['look']>[0]>[0]): Promise<number> {
  const { rows } = await database
    .pool('keeper')
    .query<{ n: number }>(`select count(*)::int as n from commons.organization where kind = 'school'`);
  return rows[0]!.n;
}
