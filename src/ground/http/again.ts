import { type FieldError, RequestError } from './errors.js';

/** Runs the work of a form; when it is refused, shows the form again with what is wrong. */
export async function orAgain(
  work: () => Promise<Response>,
  show: (errors: FieldError[]) => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RequestError && error.status === 422) return show(error.fields);
    throw error;
  }
}

export const errorOf = (errors: readonly FieldError[], field: string) =>
  errors.find((error) => error.field === field)?.message;
