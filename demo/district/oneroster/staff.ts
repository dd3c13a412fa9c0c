import { adultFirstName, surname } from '../people/names.ts';
import { Chance } from '../random.ts';
import { district, gradeCode, kindOf, type School } from '../schools.ts';
import type { Town } from '../town.ts';

export interface Homeroom {
  sourcedId: string;
  title: string;
  school: School;
  grade: number;
  location: string;
  teacher: Employee;
}

export interface Employee {
  sourcedId: string;
  identifier: string;
  givenName: string;
  familyName: string;
  role: 'teacher' | 'principal' | 'districtAdministrator';
  /** At which organization. */
  org: string;
}

const perHomeroom = 23;
const lastGrade = { elementary: 5, middle: 8, high: 12 };
const firstGrade = { elementary: 0, middle: 6, high: 9 };

/** The homerooms of a school year, every grade of every school; the teachers stay the same over the years. */
export function homerooms({ seed, schools, students }: Town, start: number): Homeroom[] {
  const townSize = students / Math.max(1, schools.filter(({ kind }) => kind === 'middle').length);
  return schools.flatMap((school) =>
    grades(school).flatMap((grade) =>
      Array.from({ length: roomsFor(school, townSize) }, (_, room): Homeroom => {
        const label = `${gradeCode(grade)}-${room + 1}`;
        return {
          sourcedId: `qh-class-${start}-${school.id}-${label}`,
          title: `Homeroom ${label}`,
          school,
          grade,
          location: `Room ${grade + 1}${String(room + 1).padStart(2, '0')}`,
          teacher: employee(seed, `${school.id}-${label}`, 'teacher', school.sourcedId),
        };
      }),
    ),
  );
}

const grades = ({ kind }: School): number[] =>
  Array.from({ length: lastGrade[kind] - firstGrade[kind] + 1 }, (_, index) => firstGrade[kind] + index);

const roomsFor = (school: School, townSize: number): number =>
  Math.max(1, Math.round((townSize / 13) * (school.share / perHomeroom)));

/** Where a student of this number sits. */
export function homeroomOf(
  rooms: ReadonlyMap<string, Homeroom[]>,
  school: School,
  grade: number,
  number: string,
): Homeroom {
  const choice = rooms.get(`${school.id} ${grade}`);
  if (!choice) throw new Error(`${school.name} has no ${kindOf(grade)} homeroom for grade ${gradeCode(grade)}`);
  return choice[Number(number.slice(-7)) % choice.length]!;
}

export function leaders({ seed, schools }: Town): Employee[] {
  return [
    employee(seed, 'superintendent', 'districtAdministrator', district.sourcedId),
    ...schools.map((school) => employee(seed, `${school.id}-principal`, 'principal', school.sourcedId)),
  ];
}

function employee(seed: number, post: string, role: Employee['role'], org: string): Employee {
  const chance = new Chance(seed, `employee ${post}`);
  return {
    sourcedId: `qh-staff-${post}`,
    identifier: `QHT-${post}`,
    givenName: adultFirstName(chance, chance.happens(0.72) ? 'female' : 'male'),
    familyName: surname(
      chance,
      chance.weighed({ general: 60, 'rhode island': 20, portuguese: 10, spanish: 7, black: 3 }),
    ),
    role,
    org,
  };
}
