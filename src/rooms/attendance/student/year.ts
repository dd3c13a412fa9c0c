import type { Scope } from '#ground/db/scope.js';
import type { School } from '../school.js';

/** A school day, and how much of it a student missed: 1 is half of it, 2 all; null where they missed nothing. */
export interface SchoolDay {
  day: string;
  part: 1 | 2 | null;
  kind: 'excused' | 'unexcused' | 'suspension' | 'unknown' | null;
}

/** The days on which a school was in session, from the beginning of the school year to its last recorded day, with what a student missed. */
export async function readYear(
  { client }: Pick<Scope, 'client'>,
  { districtId, id }: School,
  student: string,
  asOf: string,
): Promise<SchoolDay[]> {
  const { rows } = await client.query<SchoolDay>(
    `select d.day::text, a.part, a.kind from records.session_day d
     left join records.absence a on a.district_id = d.district_id and a.school_id = d.school_id and a.day = d.day and a.student_id = $3 and a.ended is null
     where d.district_id = $1 and d.school_id = $2 and d.ended is null
       and d.day between make_date(records.school_year($4::date), 7, 1) and $4::date
     order by d.day`,
    [districtId, id, student, asOf],
  );
  return rows;
}
