import type { SchoolYear } from '../calendar.ts';
import { iso } from '../days.ts';
import { manifestRows, type OneRosterFile, oneRosterRow } from './columns.ts';
import { district, gradeCode } from '../schools.ts';
import { type Employee, type Homeroom, leaders } from './staff.ts';
import type { Town } from '../town.ts';

export type Add = (file: OneRosterFile, row: string[]) => void;

const yearId = (year: SchoolYear): string => `qh-session-${year.start}`;

/** What a year's folder holds besides students and families: schools, sessions, homerooms and staff. */
export function addSchools(town: Town, year: SchoolYear, rooms: readonly Homeroom[], add: Add): void {
  for (const row of manifestRows(() => 'bulk', district.name, district.id)) add('manifest', row);
  addOrgs(town, add);
  addSessions(year, add);
  for (let grade = 0; grade <= 12; grade += 1) {
    const [sourcedId, title] = [courseId(year, grade), `Homeroom, grade ${gradeCode(grade)}`];
    const more = { schoolYearSourcedId: yearId(year), courseCode: `HR-${gradeCode(grade)}`, grades: gradeCode(grade) };
    add('courses', oneRosterRow('courses', { sourcedId, title, orgSourcedId: district.sourcedId, ...more }));
  }
  for (const person of leaders(town)) addEmployee(person, add);
  for (const room of rooms) addHomeroom(year, room, add);
}

const courseId = (year: SchoolYear, grade: number) => `qh-course-${year.start}-${gradeCode(grade)}`;

function addOrgs({ schools }: Town, add: Add): void {
  const { sourcedId, name, id } = district;
  add('orgs', oneRosterRow('orgs', { sourcedId, name, type: 'district', identifier: id }));
  for (const { sourcedId, name, id } of schools) {
    const more = { identifier: id, parentSourcedId: district.sourcedId };
    add('orgs', oneRosterRow('orgs', { sourcedId, name, type: 'school', ...more }));
  }
}

/** The year and its quarters. A session ends on the day before its end date. */
function addSessions(year: SchoolYear, add: Add): void {
  const schoolYear = String(year.start + 1);
  const session = (id: string, title: string, type: string, from: number, to: number, parent: string) =>
    add(
      'academicSessions',
      oneRosterRow('academicSessions', {
        sourcedId: id,
        title,
        type,
        startDate: iso(from),
        endDate: iso(to),
        parentSourcedId: parent,
        schoolYear,
      }),
    );
  const open = year.days.filter(({ inSession }) => inSession).map(({ day }) => day);
  session(yearId(year), `School year ${year.name}`, 'schoolYear', year.firstDay, year.lastDay + 1, '');
  const starts = [0, 45, 90, 135].map((place) => open[place]!);
  for (const [place, start] of starts.entries()) {
    const end = starts[place + 1] ?? year.lastDay + 1;
    session(
      `${yearId(year)}-q${place + 1}`,
      `Quarter ${place + 1}, ${year.name}`,
      'gradingPeriod',
      start,
      end,
      yearId(year),
    );
  }
}

function addEmployee(person: Employee, add: Add): void {
  const { sourcedId, identifier, givenName, familyName, role, org } = person;
  const username = identifier.toLowerCase();
  const contact = { username, email: `${username}@${district.domain}`, userIds: `{StaffId:${identifier}}` };
  const place = { identifier, primaryOrgSourcedId: org, enabledUser: 'true' };
  add('users', oneRosterRow('users', { sourcedId, givenName, familyName, ...contact, ...place }));
  const post = { userSourcedId: sourcedId, roleType: 'primary', role, orgSourcedId: org };
  add('roles', oneRosterRow('roles', { sourcedId: `${sourcedId}-role`, ...post }));
}

function addHomeroom(year: SchoolYear, room: Homeroom, add: Add): void {
  const { sourcedId, title, school, grade, location, teacher } = room;
  const place = { schoolSourcedId: school.sourcedId, termSourcedIds: yearId(year), location };
  const what = { grades: gradeCode(grade), courseSourcedId: courseId(year, grade), classType: 'homeroom' };
  add('classes', oneRosterRow('classes', { sourcedId, title, classCode: `HR-${title.slice(9)}`, ...what, ...place }));
  addEmployee(teacher, add);
  const who = { userSourcedId: teacher.sourcedId, role: 'teacher', primary: 'true' };
  const link = { classSourcedId: sourcedId, schoolSourcedId: school.sourcedId };
  add('enrollments', oneRosterRow('enrollments', { sourcedId: `${sourcedId}-teacher`, ...who, ...link }));
}
