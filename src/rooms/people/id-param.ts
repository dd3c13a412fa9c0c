import { z } from 'zod';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';

/** The id in the path; anything that is no id is a page that does not exist. */
export function idParam(visit: Visit, name = 'id'): string {
  const id = visit.param(name);
  if (!z.uuid().safeParse(id).success) throw notFound();
  return id;
}

/** The id that a form was given when it was shown, so that sending it twice makes one thing. */
export function formId(visit: Visit, fresh: () => string): string {
  const id = visit.form.text('id');
  return z.uuid().safeParse(id).success ? id : fresh();
}
