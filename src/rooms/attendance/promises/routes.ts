import { z } from 'zod';
import { conflict, type FieldError, notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { answerMonday } from '../monday/page.js';
import { ofSchool, openSchool, pathOf, type School, studentPath } from '../school.js';
import { answerStudent } from '../student/page.js';
import { todayIn } from '../today.js';
import { words } from '../words.js';
import { endPromise, isPromised, promise, writeContact } from './actions.js';
import { isDay, mostNote, readPromise } from './fields.js';
import { manners, outcomes, readPromises, readTeam } from './queries.js';

/** `POST /attendance/:school/promises`: one promise for each student who was ticked. */
export async function postPromises(visit: Visit): Promise<Response> {
  const school = await openSchool(visit);
  const team = await readTeam(visit, school);
  const { form, errors } = readPromise(visit, team);
  const students = [...new Set(visit.form.all('students'))].filter((id) => z.uuid().safeParse(id).success);
  if (students.length === 0) errors.unshift({ field: 'students', message: words.in(visit.locale)('error.students') });
  else if ((await ofSchool(visit, school, students)).length < students.length)
    errors.unshift({ field: 'students', message: words.in(visit.locale)('error.students.gone') });
  const id = formId(visit, errors, 'students');
  if (errors.length > 0) return answerMonday(visit, errors, school);
  await promise(visit, school, { ...form, id, students, replaces: null, by: visit.actor!.personId });
  return visit.redirect(`${pathOf(school)}${visit.url.search}`);
}

/** `POST …/students/:student/promises`: a promise about one student, perhaps in the place of another. */
export async function postPromise(visit: Visit): Promise<Response> {
  const student = visit.param('student');
  const school = await openSchool(visit, student);
  const team = await readTeam(visit, school);
  const { form, errors } = readPromise(visit, team);
  const id = formId(visit, errors, 'step');
  if (errors.length > 0) return answerStudent(visit, errors, school);
  if (await isPromised(visit, school, student, id)) return visit.redirect(studentPath(school, student));
  const replaces = visit.form.text('replaces') || null;
  const open = await readPromises(visit, school, { student });
  const isStale = replaces !== null && !open.some((each) => each.id === replaces);
  const what = { ...form, id, students: [student], replaces, by: visit.actor!.personId };
  if (isStale || (await promise(visit, school, what)) === 0) throw conflict(words.in(visit.locale)('promise.stale'));
  return visit.redirect(studentPath(school, student));
}

/** `POST …/promises/:promise/end`: kept, or not needed any more. */
export async function postEnd(visit: Visit): Promise<Response> {
  // From a student's page, that one child is opened.
  const student = visit.form.text('student') || null;
  const school = await openSchool(visit, student);
  const found = await findPromise(visit, school);
  const outcome = visit.form.text('outcome') === 'dropped' ? 'dropped' : 'kept';
  if (found.end && found.end.outcome !== outcome) throw conflict(words.in(visit.locale)('promise.stale'));
  await endPromise(visit, school, {
    promise: found.id,
    outcome,
    note: visit.form.text('note').slice(0, mostNote),
    by: visit.actor!.personId,
  });
  return visit.redirect(student ? studentPath(school, student) : pathOf(school));
}

/** `POST …/students/:student/contacts`: with whom the team spoke, and how it went. */
export async function postContact(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const student = visit.param('student');
  const school = await openSchool(visit, student);
  const [day, manner, outcome] = [visit.form.text('day'), visit.form.text('manner'), visit.form.text('outcome')];
  const errors: FieldError[] = [];
  if (!isDay(day) || day > todayIn(visit)) errors.push({ field: 'day', message: say('error.day') });
  if (!(manners as readonly string[]).includes(manner)) errors.push({ field: 'manner', message: say('error.manner') });
  if (!(outcomes as readonly string[]).includes(outcome))
    errors.push({ field: 'outcome', message: say('error.outcome') });
  const id = formId(visit, errors, 'day');
  if (errors.length > 0) return answerStudent(visit, errors, school);
  const note = visit.form.text('contact-note').slice(0, mostNote);
  await writeContact(visit, school, { id, student, day, manner, outcome, note, by: visit.actor!.personId });
  return visit.redirect(studentPath(school, student));
}

/** The form's own id: sent twice, it is one. */
function formId(visit: Visit, errors: FieldError[], field: string): string {
  const id = visit.form.text('id');
  if (!z.uuid().safeParse(id).success) errors.push({ field, message: words.in(visit.locale)('error.again') });
  return id;
}

async function findPromise(visit: Visit, school: School) {
  const all = await readPromises(visit, school, { ended: true });
  const found = all.find(({ id }) => id === visit.param('promise'));
  if (!found) throw notFound();
  return found;
}
