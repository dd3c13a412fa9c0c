/**
 * Ids hold letters (QH001), or begin with 99 where they are digits alone. NCES ids are digits alone and begin with a
 * state's FIPS code, none of which is 99: no id here can be a real school's, district's or student's.
 */
export const district = {
  id: 'QH000',
  sourcedId: 'qh-org-000',
  name: 'Quahog Harbor Public Schools (fictional)',
  domain: 'quahogharbor.example.org',
} as const;

export interface School {
  /** Place in the list of schools. */
  index: number;
  id: string;
  sourcedId: string;
  name: string;
  kind: 'elementary' | 'middle' | 'high';
  /** How much its absence differs from what its students would make one expect. */
  absence: number;
  /** Share of its students with a low income. */
  lowIncome: number;
  /** Share of the town's students of its kind that go here. */
  share: number;
}

type Plan = Omit<School, 'index' | 'id' | 'sourcedId'>;

const plans: readonly Plan[] = [
  { name: 'Periwinkle Elementary School', kind: 'elementary', absence: 0.62, lowIncome: 0.3, share: 0.32 },
  { name: 'Salt Marsh Elementary School', kind: 'elementary', absence: 0.78, lowIncome: 0.5, share: 0.28 },
  { name: 'Lighthouse Lane Elementary School', kind: 'elementary', absence: 0.9, lowIncome: 0.62, share: 0.23 },
  { name: 'Cranberry Bog Elementary School', kind: 'elementary', absence: 1.12, lowIncome: 0.8, share: 0.17 },
  { name: 'Scallop Bay Middle School', kind: 'middle', absence: 0.98, lowIncome: 0.55, share: 1 },
  { name: 'Quahog Harbor High School', kind: 'high', absence: 0.98, lowIncome: 0.5, share: 0.8 },
  { name: 'Stone Wharf Career and Technical High School', kind: 'high', absence: 1.16, lowIncome: 0.65, share: 0.2 },
];
const schoolsPerTown = plans.length;
const studentsPerTown = 3500;

/** How many times over the seven schools stand, for a district of this many students. */
export const townsFor = (students: number): number => Math.max(1, Math.round(students / studentsPerTown));

export function schoolsFor(students: number): School[] {
  return Array.from({ length: townsFor(students) * schoolsPerTown }, (_, index) => {
    const plan = plans[index % schoolsPerTown]!;
    const town = Math.floor(index / schoolsPerTown);
    const number = String(index + 1).padStart(3, '0');
    const name = `${plan.name}${town === 0 ? '' : ` ${town + 1}`} (fictional)`;
    return { ...plan, index, id: `QH${number}`, sourcedId: `qh-org-${number}`, name };
  });
}

/** The schools of this kind in a town, by their place in the list, with the share of students that each takes. */
export function choices(town: number, kind: School['kind']): Record<string, number> {
  return Object.fromEntries(
    plans.flatMap((plan, index) => (plan.kind === kind ? [[String(town * schoolsPerTown + index), plan.share]] : [])),
  );
}

export const kindOf = (grade: number): School['kind'] => (grade <= 5 ? 'elementary' : grade <= 8 ? 'middle' : 'high');

/** A grade as the standard writes it: KG, 01 … 12. */
export const gradeCode = (grade: number): string => (grade === 0 ? 'KG' : String(grade).padStart(2, '0'));
