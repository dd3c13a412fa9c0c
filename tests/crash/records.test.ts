import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crashAgainAndAgain, createVictim, end, type Victim } from './harness.js';

const times = 20;
const students = 1500;
const importer = fileURLToPath(new URL('import-records.ts', import.meta.url));

describe.each(['longtable', 'database'] as const)(
  'an import of student records, with %s killed in the middle',
  (of) => {
    let victim: Victim;
    const district = uuidv7();
    beforeAll(async () => {
      victim = createVictim();
      await victim.run('invite', 'staff@example.org', '--role', 'network staff', '--name', 'Staff');
      await victim.look((database) =>
        database.pool('keeper').query(
          `insert into commons.organization (id, kind, name, parent_id) values
             ($1, 'district', 'Harbor', (select id from commons.organization where kind = 'network')), ($2, 'school', 'Cedar', $1)`,
          [district, uuidv7()],
        ),
      );
    }, 60_000);
    afterAll(() => victim.remove());
    const bring = (path: string): ChildProcess =>
      spawn(process.execPath, [importer, district, path], {
        env: { ...process.env, DATABASE_URL: '', BASE_URL: '', ...victim.settings },
        stdio: ['ignore', 'pipe', 'pipe'],
      });

    test('is in as a whole or not at all, and can be done again', async () => {
      const began = performance.now();
      const first = await end(bring(files(victim, 0)));
      const within = performance.now() - began;
      expect(first.output).toContain('done');
      let before = await victim.look((database) => state(database, district));
      expect(before).toMatchObject({ students, absences: students * 4, name: 'Family 0', names: 1 });

      let interrupted = 0;
      await crashAgainAndAgain(victim, {
        of,
        times,
        within,
        work: (time) => bring(files(victim, time + 1)),
        verify: async (time) => {
          const now = await victim.look((database) => state(database, district));
          expect(now).toMatchObject({ students, absences: students * 4, names: 1 });
          expect([before.name, `Family ${time + 1}`]).toContain(now.name);
          // A number is given with the commit, and with nothing else.
          expect(now.imports).toBe(now.name === before.name ? before.imports : before.imports + 1);
          if (now.name === before.name) interrupted += 1;
          before = now;
        },
      });
      expect(interrupted, 'no import was ever interrupted: the moments of the kills are wrong').toBeGreaterThan(3);

      const again = await end(bring(files(victim, times + 1)));
      expect(again.output).toContain('done');
      expect(await victim.look((database) => state(database, district))).toMatchObject({ name: `Family ${times + 1}` });
    }, 600_000);
  },
);

/** The same students each time, with another family name and every absence of another kind. */
function files({ dataDir }: Victim, number: number): string {
  const folder = `${dataDir}/export-${number}`;
  const numbers = Array.from({ length: students }, (_, student) => 10_000 + student);
  const days = ['2025-09-02', '2025-09-03', '2025-09-04', '2025-09-05'];
  mkdirSync(folder);
  const write = (name: string, header: string, rows: readonly string[]) =>
    writeFileSync(`${folder}/${name}.csv`, `${[header, ...rows].join('\n')}\n`);
  write('schools', 'school_id,school_name', ['7001,Cedar']);
  write(
    'students',
    'student_id,first_name,last_name',
    numbers.map((student) => `${student},Ada,Family ${number}`),
  );
  write(
    'enrollments',
    'student_id,school_id,entry_date',
    numbers.map((student) => `${student},7001,2025-09-02`),
  );
  write(
    'calendar',
    'school_id,date,in_session',
    days.map((day) => `7001,${day},yes`),
  );
  write(
    'absences',
    'student_id,school_id,date,excused',
    numbers.flatMap((student) => days.map((day) => `${student},7001,${day},${number % 2 ? 'yes' : 'no'}`)),
  );
  return folder;
}

async function state(database: Parameters<Parameters<Victim['look']>[0]>[0], district: string) {
  const { rows } = await database.pool('keeper').query<{
    students: number;
    absences: number;
    name: string;
    names: number;
    imports: number;
  }>(
    `select count(*)::int as students, min(family_name) as name, count(distinct family_name)::int as names,
       (select count(*)::int from records.absence where district_id = $1 and ended is null) as absences,
       (select count(*)::int from records.import where district_id = $1 and number is not null) as imports
     from records.student where district_id = $1 and ended is null`,
    [district],
  );
  return rows[0]!;
}
