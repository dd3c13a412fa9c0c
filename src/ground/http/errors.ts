/** What went wrong with one field of a form or one parameter: where, and what to do, in the person's language. */
export interface FieldError {
  field: string;
  message: string;
}

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 503;

/** A request that cannot be answered as asked. The message is for the person; the status is for the machine. */
export class RequestError extends Error {
  readonly status: ErrorStatus;
  readonly fields: FieldError[];

  /** `message`: a sentence in the person's language, or nothing where the status alone says enough. */
  constructor(status: ErrorStatus, message = '', fields: FieldError[] = []) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

export const notFound = () => new RequestError(404);
export const refused = (message = '') => new RequestError(403, message);
/** Someone else changed it since the page was opened, or it was sent twice. */
export const conflict = (message: string) => new RequestError(409, message);
export const invalid = (fields: FieldError[], message = '') => new RequestError(422, message, fields);
