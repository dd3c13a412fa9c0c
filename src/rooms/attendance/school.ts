import { z } from 'zod';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';

export interface School {
  id: string;
  name: string;
  districtId: string;
}

/** The schools on whose attendance team this person is, by name. */
export async function schoolsOf({ client, holdings }: Pick<Visit, 'client' | 'holdings'>): Promise<School[]> {
  const ids = holdings
    .filter(({ role }) => role === 'principal' || role === 'community school coordinator')
    .map(({ placeId }) => placeId);
  const { rows } = await client.query<School>(
    `select s.id, s.name, s.parent_id as "districtId" from commons.organization s join commons.organization d on d.id = s.parent_id
     where s.kind = 'school' and d.kind = 'district' and (s.id = any ($1) or d.id = any ($1)) order by s.plain_name, s.id`,
    [ids],
  );
  return rows;
}

/** Opens the records of the school that the path names, or of one of its students, for this transaction. */
export async function openSchool(visit: Visit, student: string | null = null): Promise<School> {
  const school = (await schoolsOf(visit)).find(({ id }) => id === visit.param('school'));
  if (!school) throw notFound();
  if (student && !(await isOfSchool(visit, school, student))) throw notFound();
  await visit.client.query(`select records.open('attendance team', $1, $2, $3)`, [
    school.districtId,
    school.id,
    student,
  ]);
  return school;
}

async function isOfSchool(visit: Visit, school: School, student: string): Promise<boolean> {
  return z.uuid().safeParse(student).success && (await ofSchool(visit, school, [student])).length === 1;
}

/** Those of these students (by id) who are or were enrolled at a school. */
export async function ofSchool(
  { client }: Pick<Visit, 'client'>,
  { districtId, id }: School,
  students: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from unnest($3::uuid[]) id where records.is_of_school($1, $2, id)',
    [districtId, id, students],
  );
  return rows.map((row) => row.id);
}

export const pathOf = ({ id }: Pick<School, 'id'>): string => `/attendance/${id}`;
export const studentPath = (school: Pick<School, 'id'>, student: string): string =>
  `${pathOf(school)}/students/${student}`;
