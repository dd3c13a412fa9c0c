import { z } from 'zod';
import type { Visit } from '#ground/http/visit.js';
import { lastContacts, type Promised, readPromises, readTeam, type TeamMember } from '../promises/queries.js';
import type { School } from '../school.js';
import { readStandings, type Standing } from '../standing/queries.js';
import { fullName } from '../say.js';

export const filters = z.object({
  q: z.string().trim().max(80).default(''),
  grade: z.string().default(''),
  program: z.string().default(''),
  owner: z.string().default(''),
  order: z.enum(['name', 'missed']).default('missed'),
});
export type Filter = z.output<typeof filters>;

/** A student who misses much, with what the team knows besides. */
export interface Listed extends Standing {
  lastContact: string | undefined;
  promises: Promised[];
}

export interface MondayList {
  school: School;
  asOf: string | null;
  /** Everybody enrolled. */
  enrolled: number;
  team: TeamMember[];
  /** Promises that are due by the end of today or were before, one's own first. */
  due: Promised[];
  listed: Listed[];
  /** Enrolled for too few days to say anything of them. */
  tooEarly: Standing[];
  /** To choose from in the filters. */
  grades: (number | null)[];
  programs: string[];
}

export const parts = ['crossed', 'severe', 'chronic', 'near'] as const;
export type Part = (typeof parts)[number];

/** Newly crossed stands before how much it is. */
export const partOf = ({ crossed, tier }: Standing): Part | undefined => {
  if (crossed) return 'crossed';
  return tier === 'severe' || tier === 'chronic' || tier === 'near' ? tier : undefined;
};

export async function readList(visit: Visit, school: School, today: string): Promise<MondayList> {
  const { asOf, students } = await readStandings(visit, school.districtId, school.id);
  const promises = await readPromises(visit, school);
  const contacts = await lastContacts(visit, school);
  const byStudent = Map.groupBy(promises, ({ student }) => student);
  const me = visit.actor?.personId;
  const listed = students
    .filter((each) => partOf(each) !== undefined || byStudent.has(each.id))
    .map((each) => ({ ...each, lastContact: contacts.get(each.id), promises: byStudent.get(each.id) ?? [] }));
  return {
    school,
    asOf,
    enrolled: students.length,
    team: await readTeam(visit, school),
    due: promises
      .filter(({ dueOn }) => dueOn <= today)
      .toSorted((a, b) => Number(b.ownerId === me) - Number(a.ownerId === me)),
    listed,
    tooEarly: students.filter(({ tier }) => tier === 'too early'),
    grades: [...new Set(listed.map(({ grade }) => grade))].toSorted((a, b) => (a ?? -2) - (b ?? -2)),
    programs: [...new Set(listed.flatMap(({ programs }) => programs))].toSorted(),
  };
}

/** Who is left of the list, in the order asked for. */
export function narrowed({ listed }: MondayList, { q, grade, program, owner, order }: Filter): Listed[] {
  const wanted = plain(q);
  const found = listed.filter(
    (each) =>
      plain(`${each.givenName} ${each.familyName} ${fullName(each)}`).includes(wanted) &&
      (grade === '' || String(each.grade) === grade) &&
      (program === '' || each.programs.includes(program)) &&
      (owner === '' ||
        (owner === 'none' ? each.promises.length === 0 : each.promises.some(({ ownerId }) => ownerId === owner))),
  );
  if (order === 'name') return found;
  return found.toSorted((a, b) => b.now.missed * a.now.enrolled - a.now.missed * b.now.enrolled);
}

/** Without capitals and accents: whoever types Jose finds José. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
