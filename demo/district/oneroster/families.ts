import { dataEnd, type SchoolYear } from '../calendar.ts';
import { iso } from '../days.ts';
import { oneRosterRow } from './columns.ts';
import type { Add } from './schools.ts';
import type { Household, Stint, Student } from '../people/people.ts';
import { district, gradeCode } from '../schools.ts';
import { type Homeroom, homeroomOf } from './staff.ts';
import type { Town } from '../town.ts';

/** A household's rows in a year's OneRoster folder: the students who were enrolled in it and their guardians. */
export function addFamily(
  town: Town,
  year: SchoolYear,
  household: Household,
  rooms: ReadonlyMap<string, Homeroom[]>,
  add: Add,
): void {
  const index = town.years.indexOf(year);
  const here = household.students.flatMap((student) => {
    const stints = student.stints.filter((stint) => stint.year === index);
    return stints.length > 0 ? [{ student, stints }] : [];
  });
  if (here.length === 0) return;
  const students = here.map(({ student }) => student.sourcedId).join(',');
  for (const { sourcedId, givenName, familyName, phone } of household.guardians) {
    const email = `${sourcedId.slice(3)}@families.${district.domain}`;
    const more = { username: email, email, phone, enabledUser: 'true', agentSourcedIds: students };
    add('users', oneRosterRow('users', { sourcedId, givenName, familyName, ...more }));
    const role = { userSourcedId: sourcedId, roleType: 'primary', role: 'guardian', orgSourcedId: district.sourcedId };
    add('roles', oneRosterRow('roles', { sourcedId: `${sourcedId}-role`, ...role }));
  }
  const guardians = household.guardians.map(({ sourcedId }) => sourcedId).join(',');
  for (const { student, stints } of here) {
    addUser(town, student, stints.at(-1)!, guardians, add);
    addDemographics(student, add);
    addRoles(town, year, student, stints, add);
    for (const [place, stint] of stints.entries()) {
      const school = town.schools[stint.school]!;
      const room = homeroomOf(rooms, school, stint.grade, student.number);
      const sourcedId = `qh-enrollment-${year.start}-${student.number}-${place + 1}`;
      const link = {
        classSourcedId: room.sourcedId,
        schoolSourcedId: school.sourcedId,
        userSourcedId: student.sourcedId,
      };
      add(
        'enrollments',
        oneRosterRow('enrollments', { sourcedId, ...link, role: 'student', ...dates(year, stint, stint) }),
      );
    }
  }
}

function addUser(town: Town, student: Student, last: Stint, guardians: string, add: Add): void {
  const { sourcedId, number, givenName, middleName, familyName, preferredGivenName } = student;
  const gone = last.exit === 'moved away' || last.exit === 'dropped out';
  const names = { givenName, middleName, familyName, preferredGivenName };
  const contact = { username: number, email: `${number}@students.${district.domain}`, userIds: `{LocalId:${number}}` };
  const place = { grades: gradeCode(last.grade), primaryOrgSourcedId: town.schools[last.school]!.sourcedId };
  const more = { enabledUser: String(!gone), identifier: number, agentSourcedIds: guardians };
  add('users', oneRosterRow('users', { sourcedId, ...more, ...names, ...contact, ...place }));
}

/** Places of birth stay empty: no school needs them, and Longtable takes none. */
function addDemographics({ sourcedId, birth, sex, races, hispanic }: Student, add: Add): void {
  const ticked = Object.fromEntries(races.map((race) => [race, 'true']));
  add(
    'demographics',
    oneRosterRow('demographics', {
      sourcedId,
      birthDate: iso(birth),
      sex,
      americanIndianOrAlaskaNative: 'false',
      asian: 'false',
      blackOrAfricanAmerican: 'false',
      nativeHawaiianOrOtherPacificIslander: 'false',
      white: 'false',
      ...ticked,
      demographicRaceTwoOrMoreRaces: String(races.length > 1),
      hispanicOrLatinoEthnicity: String(hispanic),
    }),
  );
}

/** One role for each school, from the first day there to the last. */
function addRoles(town: Town, year: SchoolYear, student: Student, stints: readonly Stint[], add: Add): void {
  for (const [school, there] of Map.groupBy(stints, (stint) => stint.school)) {
    const { id, sourcedId: orgSourcedId } = town.schools[school]!;
    const role = { userSourcedId: student.sourcedId, roleType: 'primary', role: 'student', orgSourcedId };
    const sourcedId = `${student.sourcedId}-${id}`;
    add('roles', oneRosterRow('roles', { sourcedId, ...role, ...dates(year, there[0]!, there.at(-1)!) }));
  }
}

/** The standard's end dates are exclusive: the day after the last. In the running year they are empty while enrolled. */
function dates(year: SchoolYear, first: Stint, last: Stint): { beginDate: string; endDate: string } {
  const open = year.lastDay > dataEnd && last.exit === '';
  return { beginDate: iso(first.first), endDate: open ? '' : iso(last.last + 1) };
}
