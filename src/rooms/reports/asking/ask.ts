import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { emailAddress } from '#rooms/people/room.js';
import { type Desk, openDesk, openResults } from '../desks.js';
import { askForReport, type Report } from '../report.js';
import { reportPath } from '../staff/list.js';
import { words } from '../words.js';
import { endOfDay, type Fields, offersOf, wrongFields } from './fields.js';
import { showForm } from './form.js';

/** `/reports/:place/new`: asks what for whom, why, and until when. */
export async function showNewReport(visit: Visit): Promise<Response> {
  const desk = await openDesk(visit);
  await openResults(visit, desk);
  const offers = await offersOf(visit, desk);
  return showForm(visit, desk, offers, { id: uuidv7(), fields: await emptyFields(visit, desk) }, []);
}

/** `POST /reports/:place`: asks; somebody else decides. */
export async function postReport(visit: Visit): Promise<Response> {
  const desk = await openDesk(visit);
  const id = visit.form.text('id');
  const fields = readFields(visit, desk);
  const errors = await askFor(visit, desk, id, fields);
  if (errors.length === 0) return visit.redirect(reportPath(desk, { id }));
  return showForm(visit, desk, await offersOf(visit, desk), { id: uuidv7(), fields }, errors);
}

/** Asks for a report, once under one id. @returns what is wrong with it; where anything is, nothing was asked */
export async function askFor(visit: Visit, desk: Desk, id: string, fields: Fields): Promise<FieldError[]> {
  await openResults(visit, desk);
  const say = words.in(visit.locale);
  const expiresAt = await endOfDay(visit, visit.timeZone, fields.expires);
  const wrong = wrongFields(fields, await offersOf(visit, desk), expiresAt);
  const errors: FieldError[] = wrong.map((field) => ({ field, message: say(`error.${field}`) }));
  if (!z.uuid().safeParse(id).success) errors.push({ field: 'id', message: say('error.id') });
  if (errors.length === 0 && expiresAt)
    await askForReport(visit, reportOf(desk, id, fields, expiresAt, visit.actor?.personId ?? ''));
  return errors;
}

/** Fields that were found right, as they are kept. */
export const reportOf = (desk: Desk, id: string, fields: Fields, expiresAt: Date, askedBy: string): Report => ({
  ...fields,
  id,
  districtId: desk.districtId,
  schoolId: desk.kind === 'school' ? desk.id : null,
  recipientEmail: emailAddress(fields.recipientEmail) ?? '',
  years: fields.years.map(Number).toSorted((a, b) => a - b),
  expiresAt,
  openings: Number(fields.openings),
  askedBy,
});

/** What a form says, unchecked. */
export function readFields({ form }: Visit, desk: Desk): Fields {
  return {
    purpose: form.text('purpose'),
    basis: form.text('basis'),
    agreement: form.text('agreement'),
    recipientName: form.text('recipientName'),
    recipientOrganization: form.text('recipientOrganization'),
    recipientEmail: form.text('recipientEmail'),
    recipientLocale: form.text('recipientLocale'),
    indicators: [...form.all('indicators')],
    years: [...form.all('years')],
    places: desk.kind === 'school' ? [desk.id] : [...form.all('places')],
    breakdowns: [...form.all('breakdowns')],
    expires: form.text('expires'),
    openings: form.text('openings'),
  };
}

/** Little at first: a month, a few openings, all students together. */
async function emptyFields({ client, timeZone, locale }: Visit, desk: Desk): Promise<Fields> {
  const { rows } = await client.query<{ day: string }>(`select ((now() at time zone $1)::date + 30)::text as day`, [
    timeZone,
  ]);
  return {
    purpose: '',
    basis: '',
    agreement: '',
    recipientName: '',
    recipientOrganization: '',
    recipientEmail: '',
    recipientLocale: locale,
    indicators: [],
    years: [],
    places: [desk.id],
    breakdowns: [],
    expires: rows[0]!.day,
    openings: '5',
  };
}
