import type { z } from 'zod';
import { invalid } from './errors.js';

/** A file that was uploaded, in a temporary place that is gone when the request ends. */
export interface UploadedFile {
  field: string;
  name: string;
  mediaType: string;
  path: string;
  size: number;
}

/** What a form posted. Fields that came several times hold several values. */
export class Form {
  readonly files: readonly UploadedFile[];
  private readonly fields: ReadonlyMap<string, readonly string[]>;

  constructor(fields: ReadonlyMap<string, readonly string[]>, files: readonly UploadedFile[] = []) {
    this.fields = fields;
    this.files = files;
  }

  /** The field's value without white space around it; empty when it was not sent. */
  text(field: string): string {
    return (this.fields.get(field)?.at(-1) ?? '').trim();
  }

  all(field: string): readonly string[] {
    return this.fields.get(field) ?? [];
  }

  /** Every field with its last value, to fill the form again when it is refused. */
  values(): Record<string, string> {
    return Object.fromEntries([...this.fields].map(([name, values]) => [name, values.at(-1) ?? '']));
  }

  file(field: string): UploadedFile | undefined {
    return this.files.find((file) => file.field === field && file.size > 0);
  }

  /** The fields, checked by a schema. Throws a RequestError 422 that names each wrong field. */
  parse<T extends z.ZodType>(schema: T): z.output<T> {
    const parsed = schema.safeParse(this.values());
    if (parsed.success) return parsed.data;
    throw invalid(parsed.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), message: issue.message })));
  }
}
