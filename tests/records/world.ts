import { v7 as uuidv7 } from 'uuid';
import type { TestHouse } from '../house.js';

/** When a student was at a school, by the number of the first and the last school day (from 1). */
export interface Stay {
  school?: string;
  first?: number;
  last?: number | null;
  grade?: number;
}

/** A day missed, by its number or as a date; how many halves of it (1 or 2); and where. */
export type Missed = [day: number | string, halves: number, school?: string];

/** A district with two schools and forty school days, whose students each test makes. */
export interface RecordsWorld {
  network: string;
  district: string;
  cedar: string;
  maple: string;
  /** The first forty weekdays from 2025-09-02. Maple has one day less: the tenth. */
  days: readonly string[];
  period: { districtId: string; from: string; until: string };
  run(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Makes a student at Cedar in grade 3, if nothing else is said, and gives the id. */
  student(
    stays?: Stay[],
    missed?: Missed[],
    about?: { race?: string; gender?: string; name?: string },
  ): Promise<string>;
}

export async function recordsWorld(house: TestHouse): Promise<RecordsWorld> {
  const [network, district, cedar, maple] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()] as const;
  const run: RecordsWorld['run'] = async (text, values = []) =>
    (await house.database.pool('keeper').query<Record<string, unknown>>(text, values)).rows;
  const days = weekdays('2025-09-02', 40);
  await run(
    `insert into commons.organization (id, kind, name, parent_id) values
       ($1, 'network', 'Network', null), ($2, 'district', 'Harbor', $1), ($3, 'school', 'Cedar', $2), ($4, 'school', 'Maple', $2)`,
    [network, district, cedar, maple],
  );
  await run(
    `insert into records.import (district_id, number, id, source_system, committed_at) values ($1, 1, $2, 'test', now())`,
    [district, uuidv7()],
  );
  for (const [school, list] of [
    [cedar, days],
    [maple, days.filter((_, index) => index !== 9)],
  ] as const)
    await run(
      'insert into records.session_day (district_id, school_id, day, began) select $1, $2, day, 1 from unnest($3::date[]) day',
      [district, school, list],
    );
  return {
    network,
    district,
    cedar,
    maple,
    days,
    period: { districtId: district, from: '2025-09-01', until: '2026-06-30' },
    run,
    student: async (stays = [{}], missed = [], { race, gender, name = 'Ada' } = {}) => {
      const id = uuidv7();
      await run(
        `insert into records.student (district_id, id, began, source_system, source_id, given_name, family_name, race, gender)
         values ($1, $2::uuid, 1, 'test', $2::text, $3, 'Test', $4, $5)`,
        [district, id, name, race, gender],
      );
      for (const { school = cedar, first = 1, last = null, grade = 3 } of stays)
        await run(
          `insert into records.enrolment (district_id, id, began, source_system, source_id, student_id, school_id, first_day, last_day, grade)
           values ($1, $2::uuid, 1, 'test', $2::text, $3, $4, $5, $6, $7)`,
          [district, uuidv7(), id, school, days[first - 1], last && days[last - 1], grade],
        );
      for (const [day, part, school = cedar] of missed)
        await run(
          `insert into records.absence (district_id, student_id, day, school_id, began, part, kind) values ($1, $2, $3, $4, 1, $5, 'unknown')`,
          [district, id, typeof day === 'string' ? day : days[day - 1], school, part],
        );
      return id;
    },
  };
}

function weekdays(from: string, count: number): string[] {
  const days: string[] = [];
  for (let day = new Date(`${from}T00:00:00Z`); days.length < count; day = new Date(day.getTime() + 86_400_000))
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10));
  return days;
}
