import { programCodes, raceCodes } from './codes.js';
import { enrolmentRow } from './enrolment-row.js';
import type { Taker } from './gather.js';

export const school: Taker<'school'> = async (context, school, at) => {
  context.check.school(school);
  await context.schools.add(context.client, school);
  if (school.kind === 'school') context.school(school.sourceId, at);
};

export const calendar: Taker<'calendar'> = (context, record, at, write) => {
  const schoolId = context.schools.sourceIdOf(record.schoolId);
  const school = context.school(schoolId, at);
  if (!school) return;
  context.hasCalendar = true;
  context.check.calendarDay({ ...record, schoolId });
  write.row([school, record.day, record.kind === 'in session']);
};

export const student: Taker<'student'> = (context, student, at, write) => {
  const schoolIds = student.schoolIds.map((id) => context.schools.sourceIdOf(id));
  const sourceId = context.students.keptId(student.sourceId);
  if (context.isRefused(context.check.student({ ...student, sourceId, schoolIds }, at))) return;
  const id = context.students.add(student);
  const otherId = (system: 'local' | 'state') => student.otherIds.find((other) => other.system === system)?.id ?? null;
  write.row([
    id,
    context.work.sourceSystem,
    student.sourceId,
    otherId('local'),
    otherId('state'),
    student.givenName,
    student.middleName,
    student.familyName,
    student.preferredName,
    student.birthDate,
    student.gender,
    student.race && raceCodes[student.race],
  ]);
  for (const { program, restricted } of student.programs)
    context.marked.push([id, programCodes[program], context.work.plan.year.firstDay, null, restricted]);
};

export const demographics: Taker<'demographics'> = (context, record, at, write) => {
  context.isRefused(context.check.demographics(record, at));
  const id = context.students.find(record.studentId)?.id;
  // Staff have demographics too: who is no student is passed over.
  if (id) write.row([id, record.birthDate, record.gender, record.race && raceCodes[record.race]]);
};

export const enrolment: Taker<'enrolment'> = (context, record, at, write) => {
  const student = context.students.find(record.studentId);
  const studentId = student?.sourceId ?? record.studentId;
  const schoolId = context.schools.sourceIdOf(record.schoolId);
  context.check.enrolment({ ...record, studentId, schoolId }, at);
  const school = context.school(schoolId, at);
  if (!student || !school) return;
  context.enrolled.add(studentId);
  write.row(enrolmentRow(context.work, record, student, school));
};
